/**
 * How much of a run is done, over all its stages.
 *
 * @param costs what each stage costs in any unit, in the order in which they run; 0 for those that are left out
 * @returns of a stage and the share of it that is done (0-1) the share of the whole (0-1)
 */
export function overall<Stage extends string>(costs: Record<Stage, number>): (stage: Stage, share: number) => number {
  const stages = Object.keys(costs) as Stage[];
  const total = stages.reduce((sum, stage) => sum + costs[stage], 0);
  return (stage, share) => {
    let before = 0;
    for (const other of stages) {
      if (other === stage) break;
      before += costs[other];
    }
    return total > 0 ? Math.min(1, (before + share * costs[stage]) / total) : 1;
  };
}
