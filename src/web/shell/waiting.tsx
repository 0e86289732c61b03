/** Three grey lines of the final height, after a moment. */
export const Waiting = () => (
  <div className="waiting" role="status" aria-label="Loading">
    <i />
    <i />
    <i />
  </div>
);
