/** Trains natural's logistic regression where it can be stopped. */
import { parentPort, workerData } from 'node:worker_threads'
import LogisticRegressionClassifier from 'natural/lib/natural/classifiers/logistic_regression_classifier.js'
import { type LogisticResult, type LogisticTask, presence } from './natural.ts'

const { pages } = workerData as LogisticTask
const classifier = new LogisticRegressionClassifier()
for (const { tokens, spam } of pages) classifier.addDocument(tokens, spam ? 'spam' : 'ham')
const vocabulary = Object.keys(classifier.features)
classifier.textToFeatures = (tokens) => presence(vocabulary, tokens)
classifier.train()
const { classifications, theta } = classifier.classifier
const weights = theta[classifications.indexOf('spam')]?.elements ?? []
const result: LogisticResult = { weights: vocabulary.map((token, i) => [token, weights[i] ?? 0]) }
parentPort?.postMessage(result)
