// The word lists of npm packages (see package.json), as sections of a lexicon: word_lists.mjs > FILE.
import { createRequire } from "node:module";
import { cuss as cussEn } from "cuss";
import { cuss as cussFr } from "cuss/fr";

const require = createRequire(import.meta.url);
const frenchBadwords = require("french-badwords-list").array;

const section = (name, words) => {
  const terms = words.filter((word) => word.length >= 3 && !/[,[\]#*]/.test(word));
  console.log(`[${name}]\n${terms.join(", ")}`);
};
const rated = (map, sureness) => Object.keys(map).filter((word) => map[word] === sureness);
const GRADES = ["mild", "strong", "severe"];
GRADES.forEach((grade, sureness) => {
  section(`${grade} en`, rated(cussEn, sureness));
  section(`${grade} fr`, rated(cussFr, sureness));
});
section("strong fr", frenchBadwords);
