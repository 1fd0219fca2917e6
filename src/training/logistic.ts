/**
 * Logistic regression with bounds on the weights: spam signals may only add, trust signals only take off, so an explanation can't contradict its
 * signal. Accelerated projected gradient (Beck and Teboulle 2009) over the whole batch: deterministic, and exact enough for some hundred columns.
 */
export interface LogisticProblem {
  /** Row-major, one row a page. */
  readonly rows: readonly Float32Array[]
  /** 1 spam, 0 ham. */
  readonly labels: Uint8Array
  readonly weights: Float64Array
  /** L2 penalty per column, in units of total page weight. */
  readonly penalty: Float64Array
  /** What the penalty pulls each weight towards. */
  readonly expected: Float64Array
  readonly lower: Float64Array
  readonly upper: Float64Array
  /** Share of label noise that is allowed for: targets are pulled this far from 0 and 1. */
  readonly smoothing: number
}

export interface LogisticFit {
  readonly bias: number
  readonly weights: Float64Array
}

const STEPS = 600

/** Fits the model; the bias is free and not penalised. */
export function fitLogistic({ rows, labels, weights: pageWeights, penalty, expected, lower, upper, smoothing }: LogisticProblem): LogisticFit {
  const columns = penalty.length
  const total = pageWeights.reduce((sum, weight) => sum + weight, 0)
  const step = 1 / lipschitz(rows, pageWeights, total, penalty)
  const current = new Float64Array(columns + 1)
  const ahead = new Float64Array(columns + 1)
  const gradient = new Float64Array(columns + 1)
  let momentum = 1
  for (let iteration = 0; iteration < STEPS; iteration++) {
    gradient.fill(0)
    for (let i = 0; i < rows.length; i++) {
      const weight = pageWeights[i] as number
      if (weight === 0) continue
      const row = rows[i] as Float32Array
      let z = ahead[columns] as number
      for (let j = 0; j < columns; j++) if (row[j] !== 0) z += (row[j] as number) * (ahead[j] as number)
      const target = labels[i] === 1 ? 1 - smoothing : smoothing
      const error = ((1 / (1 + Math.exp(-z)) - target) * weight) / total
      for (let j = 0; j < columns; j++) if (row[j] !== 0) gradient[j] = (gradient[j] as number) + error * (row[j] as number)
      gradient[columns] = (gradient[columns] as number) + error
    }
    const faster = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2
    for (let j = 0; j <= columns; j++) {
      const slope = (gradient[j] as number) + (j < columns ? (penalty[j] as number) * ((ahead[j] as number) - (expected[j] as number)) : 0)
      let next = (ahead[j] as number) - step * slope
      if (j < columns) next = Math.min(upper[j] as number, Math.max(lower[j] as number, next))
      ahead[j] = next + ((momentum - 1) / faster) * (next - (current[j] as number))
      current[j] = next
    }
    momentum = faster
  }
  return { bias: current[columns] as number, weights: current.slice(0, columns) }
}

/** Upper bound of the curvature: a quarter of the mean squared length of a row, bias included, plus the largest penalty. */
function lipschitz(rows: readonly Float32Array[], pageWeights: Float64Array, total: number, penalty: Float64Array): number {
  let sum = 0
  rows.forEach((row, i) => {
    let squares = 1
    for (const value of row) squares += value * value
    sum += (squares * (pageWeights[i] as number)) / total
  })
  return sum / 4 + Math.max(0, ...penalty)
}

/** Raw score of a row. */
export function rawScore(fit: LogisticFit, row: Float32Array): number {
  let z = fit.bias
  for (let j = 0; j < row.length; j++) z += (row[j] as number) * (fit.weights[j] as number)
  return z
}
