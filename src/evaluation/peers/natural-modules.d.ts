declare module 'natural/lib/natural/classifiers/bayes_classifier.js' {
  export default class BayesClassifier {
    /** Number of times each token was seen. */
    readonly features: Readonly<Record<string, number>>
    readonly classifier: {
      readonly classFeatures: Readonly<Record<string, Readonly<Record<number, number>>>>
      readonly classTotals: Readonly<Record<string, number>>
      readonly smoothing: number
    }
    textToFeatures: (tokens: readonly string[]) => number[]
    addDocument(tokens: readonly string[], label: string): void
    train(): void
  }
}

declare module 'natural/lib/natural/classifiers/logistic_regression_classifier.js' {
  export default class LogisticRegressionClassifier {
    readonly classifier: {
      readonly classifications: readonly string[]
      readonly theta: readonly { readonly elements: readonly number[] }[]
    }
    readonly features: Readonly<Record<string, number>>
    textToFeatures: (tokens: readonly string[]) => number[]
    addDocument(tokens: readonly string[], label: string): void
    train(): void
  }
}
