export const Brand = () => (
  <span className="brand">
    <svg className="logo" width="26" height="20" viewBox="0 0 26 20" aria-hidden="true">
      <path d="M1,8Q13,15 25,8" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <circle cx="16" cy="7.4" r="3.4" className="acf" />
      <path d="M1,3V18M25,3V18" stroke="currentColor" strokeWidth="1.6" />
    </svg>
    <span>Tightrope</span>
  </span>
);
