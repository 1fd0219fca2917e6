"""TF-IDF of characters and words into logistic regression, for the table of peers.

tfidf.py train TRAIN.json MODEL      {"texts": [...], "labels": [0, 1, ...]}
tfidf.py score TEXTS.json MODEL OUT  [...] -> log-odds, one a text
"""
import json
import sys

import joblib
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline, make_union


def build():
    # "char_wb" stays inside words; a run of Han counts as one, so the 5-grams reach across Chinese phrases.
    chars = TfidfVectorizer(analyzer="char_wb", ngram_range=(1, 5), min_df=3, sublinear_tf=True, lowercase=True)
    words = TfidfVectorizer(analyzer="word", ngram_range=(1, 2), min_df=3, sublinear_tf=True, lowercase=True)
    return make_pipeline(make_union(chars, words), LogisticRegression(C=10, max_iter=500, class_weight="balanced"))


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


mode, source, model = sys.argv[1:4]
if mode == "train":
    data = read(source)
    joblib.dump(build().fit(data["texts"], data["labels"]), model)
else:
    scores = joblib.load(model).decision_function(read(source))
    with open(sys.argv[4], "w", encoding="utf-8") as file:
        json.dump([float(score) for score in scores], file)
