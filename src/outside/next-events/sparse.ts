/** A matrix of few cells, in any order. */
export interface Sparse {
  columns: number;
  row: Int32Array;
  column: Int32Array;
  value: Float64Array;
}

/** left = matrix right; both row-major, `rank` wide. */
export function fromRight({ row, column, value }: Sparse, right: Float64Array, rank: number, left: Float64Array): void {
  multiply(value, row, left, column, right, rank);
}

/** right = transposed matrix left. */
export function toRight({ row, column, value }: Sparse, left: Float64Array, rank: number, right: Float64Array): void {
  multiply(value, column, right, row, left, rank);
}

function multiply(
  value: Float64Array,
  into: Int32Array,
  product: Float64Array,
  of: Int32Array,
  factor: Float64Array,
  rank: number,
): void {
  product.fill(0);
  for (let k = 0; k < value.length; k++) {
    const a = into[k] * rank;
    const b = of[k] * rank;
    for (let d = 0; d < rank; d++) product[a + d] += value[k] * factor[b + d];
  }
}

/**
 * Makes the columns of a matrix, row-major and `rank` wide, orthogonal and of length 1 (Gram-Schmidt); what is left of none
 * is 0.
 */
export function orthogonalise(matrix: Float64Array, rank: number): void {
  for (let d = 0; d < rank; d++) {
    const before = norm(matrix, rank, d);
    for (let c = 0; c < d; c++) {
      let product = 0;
      for (let k = 0; k < matrix.length; k += rank) product += matrix[k + d] * matrix[k + c];
      for (let k = 0; k < matrix.length; k += rank) matrix[k + d] -= product * matrix[k + c];
    }
    const length = norm(matrix, rank, d);
    const scale = length > 1e-9 * before ? 1 / length : 0;
    for (let k = 0; k < matrix.length; k += rank) matrix[k + d] *= scale;
  }
}

function norm(matrix: Float64Array, rank: number, column: number): number {
  let square = 0;
  for (let k = column; k < matrix.length; k += rank) square += matrix[k] ** 2;
  return Math.sqrt(square);
}
