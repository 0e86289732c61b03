/** A bargain over a cabinet with uncertain seats and positions. */
export const CABINET = `title: Three parties
kind: coalition
actors:
  left: {name: Left, capability: [35, 40, 45]}
  centre: {name: Centre, capability: [20, 25, 30]}
  right: {name: Right, capability: [30, 35, 40]}
issues:
  leftRight:
    statusQuo: 55
    stances:
      left: {position: [20, 25, 35], salience: 1}
      centre: {position: [45, 50, 60], salience: 1}
      right: {position: [65, 75, 80], salience: 1}
outcomes: {moves_left: {when: leftRight < 50}}
government: {parties: [centre, right], ledBy: right}
`;
