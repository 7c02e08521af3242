// `node obscenity_bench.js FILE`: comments a second that the npm package obscenity reads with its own English list and a
// crew's, by the crew's list's length. FILE is what flagging_bench writes.
const fs = require('fs');
const { RegExpMatcher, englishDataset, englishRecommendedTransformers, parseRawPattern } = require('obscenity');

const { texts, lists } = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const perSecond = {};
for (const [length, entries] of Object.entries(lists)) {
  const { blacklistedTerms, whitelistedTerms } = englishDataset.build();
  const crew = entries.map((entry, i) => ({ id: 100000 + i, pattern: parseRawPattern(`|${entry.trim()}|`) }));
  const matcher = new RegExpMatcher({
    ...englishRecommendedTransformers, whitelistedTerms, blacklistedTerms: blacklistedTerms.concat(crew),
  });
  const some = texts.slice(0, Math.max(50, Math.floor(200000 / entries.length))); // it slows with the list
  for (const text of some.slice(0, 20)) matcher.getAllMatches(text);
  const start = process.hrtime.bigint();
  for (const text of some) matcher.getAllMatches(text);
  perSecond[length] = some.length / (Number(process.hrtime.bigint() - start) / 1e9);
}
console.log(JSON.stringify(perSecond));
