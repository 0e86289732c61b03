/** The part of jstat that tests compare with; it ships no types. */
declare module 'jstat' {
  interface Distribution {
    cdf(x: number, a: number, b: number): number;
    inv(p: number, a: number, b: number): number;
  }
  const jstat: { beta: Distribution; normal: Distribution };
  export default jstat;
}
