"""Scrapy: an item pipeline that has a Nostrum service judge the items, a batch at a time.

    ITEM_PIPELINES = {"scrapy_pipeline.NostrumPipeline": 300}
    NOSTRUM_URL = "http://127.0.0.1:8787"     # nostrum serve
    NOSTRUM_FILE = "verdicts.ndjson"          # where verdicts go, one a line

An item needs a "url" and an "html" or "text". Items pass through unchanged and at once; verdicts are written when a batch is full, and at the end.
"""

import json
import urllib.request

BATCH = 50


class NostrumPipeline:
    def __init__(self, service, path):
        self.service, self.path, self.waiting = service, path, []

    @classmethod
    def from_crawler(cls, crawler):
        settings = crawler.settings
        return cls(settings.get("NOSTRUM_URL", "http://127.0.0.1:8787"), settings.get("NOSTRUM_FILE", "verdicts.ndjson"))

    def process_item(self, item, spider=None):
        page = {key: item[key] for key in ("url", "html", "text") if item.get(key)}
        self.waiting.append({"id": page.get("url", ""), **page})
        if len(self.waiting) >= BATCH:
            self.send()
        return item

    def close_spider(self, spider=None):
        self.send()

    def send(self):
        if not self.waiting:
            return
        body = "".join(json.dumps(page) + "\n" for page in self.waiting).encode()
        request = urllib.request.Request(f"{self.service}/v1/score/batch?explain=false", body, {"Content-Type": "application/x-ndjson"})
        with urllib.request.urlopen(request, timeout=60) as answer, open(self.path, "ab") as file:
            file.write(answer.read())
        self.waiting = []
