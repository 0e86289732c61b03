/* Rows sorted by position, equal positions by row: `sortRows` of src/models/problem.ts. */
static void sort_rows(int *order, const double *position, int from, int to) {
  if (from >= to) return;
  double highest = position[order[from]];
  for (int k = from + 1; k < to; k++) {
    int row = order[k];
    double x = position[row];
    if (x > highest) {
      highest = x;
      continue;
    }
    int slot = k - 1;
    for (; slot >= from; slot--) {
      int before = order[slot];
      double y = position[before];
      if (!(y > x || (y == x && before > row))) break;
      order[slot + 1] = before;
    }
    order[slot + 1] = row;
    highest = position[order[k]];
  }
}
