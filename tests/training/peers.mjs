// What the npm packages for profanity find in the same comments, each at its own operating point, and what the
// classifiers find at that package's rate of false alarms. Run by hand, not in CI:
//   python3 train.py DATA_DIR --keep FOLDER && npm install && node peers.mjs FOLDER
// FOLDER holds rows.jsonl and scores.jsonl: scores of models that never saw the comment's source.
import fs from "node:fs";
import { createRequire } from "node:module";
import { cuss as cussEn } from "cuss";
import { cuss as cussFr } from "cuss/fr";

const require = createRequire(import.meta.url);
const obscenity = require("obscenity");
const { AllProfanity } = require("allprofanity");
const leo = require("leo-profanity");
const { Filter } = require("glin-profanity");
const frenchBadwords = require("french-badwords-list");

const lines = (file) => fs.readFileSync(file, "utf8").trim().split("\n").map((line) => JSON.parse(line));

function wordSet(words) {
  const set = new Set(words);
  return (text) => {
    const found = text.toLowerCase().match(/[\p{L}\p{N}'*@$-]+/gu) ?? [];
    return found.some((word, i) => set.has(word) || (i > 0 && set.has(found[i - 1] + " " + word)));
  };
}
const atLeast = (map, sureness) => Object.keys(map).filter((word) => map[word] >= sureness);

function leoOf(language) {
  return (text) => {
    if (leo.language !== language) {
      leo.clearList();
      leo.loadDictionary(language);
      leo.language = language;
    }
    return leo.check(text);
  };
}

function quiet(make) {
  const log = console.log;
  console.log = () => {};
  try {
    return make();
  } finally {
    console.log = log;
  }
}

const matcher = new obscenity.RegExpMatcher({
  ...obscenity.englishDataset.build(),
  ...obscenity.englishRecommendedTransformers,
});
const all = quiet(() => {
  const filter = new AllProfanity({ silent: true });
  filter.loadLanguage("french");
  return filter;
});
const glin = new Filter({ languages: ["english", "french"] });
const glinLoose = new Filter({ languages: ["english", "french"], detectLeetspeak: true, normalizeUnicode: true });

const PEERS = {
  obscenity: (text) => matcher.hasMatch(text),
  allprofanity: (text) => all.check(text),
  "glin-profanity": (text) => glin.isProfane(text),
  "glin-profanity, leetspeak": (text) => glinLoose.isProfane(text),
  "leo-profanity en": leoOf("en"),
  "leo-profanity fr": leoOf("fr"),
  "french-badwords-list": wordSet(frenchBadwords.array),
  "cuss en, sureness 2": wordSet(atLeast(cussEn, 2)),
  "cuss en, sureness 1": wordSet(atLeast(cussEn, 1)),
  "cuss en, all": wordSet(atLeast(cussEn, 0)),
  "cuss fr, sureness 2": wordSet(atLeast(cussFr, 2)),
  "cuss fr, sureness 1": wordSet(atLeast(cussFr, 1)),
  "cuss fr, all": wordSet(atLeast(cussFr, 0)),
};

const share = (rows, is) => rows.filter(is).length / rows.length;

/// Recall of the scores above the lowest threshold that has no more false alarms than `rate`.
function recallAt(rows, rate) {
  const negatives = rows.filter((row) => !row.label).map((row) => row.score).sort((a, b) => b - a);
  const threshold = negatives[Math.min(Math.floor(rate * negatives.length + 1e-9), negatives.length - 1)];
  return share(rows.filter((row) => row.label), (row) => row.score > threshold);
}

const folder = process.argv[2];
const rows = lines(`${folder}/rows.jsonl`);
const bySource = new Map();
for (const { row, score } of lines(`${folder}/scores.jsonl`)) {
  const { source, text, label, kind, french } = rows[row];
  if (kind !== "toxicity") continue;
  if (!bySource.has(source)) bySource.set(source, { french, rows: [] });
  bySource.get(source).rows.push({ text, label, score });
}
for (const [source, { french, rows: of }] of bySource) {
  console.log(`\n**${source}** (${french ? "French" : "English"}, ${of.length} comments)\n`);
  console.log("| package | its recall | its false alarms | our recall there |\n|---|---|---|---|");
  for (const [name, flags] of Object.entries(PEERS)) {
    if (/ (en|fr)\b|french/.test(name) && /fr\b|french/.test(name) !== french) continue;
    const marked = of.map((row) => ({ ...row, hit: quiet(() => flags(row.text)) }));
    const recall = share(marked.filter((row) => row.label), (row) => row.hit);
    const alarms = share(marked.filter((row) => !row.label), (row) => row.hit);
    console.log(`| ${name} | ${recall.toFixed(3)} | ${alarms.toFixed(3)} | ${recallAt(of, alarms).toFixed(3)} |`);
  }
}
