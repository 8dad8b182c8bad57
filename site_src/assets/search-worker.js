// The search of one language, in place of the theme's worker: it takes the same questions and gives the same answers.
//
// In this order: the questions; the volumes (`generator/site/search_volumes.py` tells how they are made); what a query
// asks for (terms as in `generator/site/search_words.py`); the pages that have it; results as the theme shows them.
//
// Nothing is known here of a language or a subject: words of scales, words to be passed over and the forms of characters
// stand in the head of the index. What is marked in a result is text of the site, escaped when the index was made.

const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3]; // the theme's types of messages (SearchMessageType)
const SHOWN = 12; // pages
const THINGS = 3; // of a page
const QUOTED = 4; // pages of which a sentence may be fetched
const LONG = 160; // characters of a sentence that a result shows
const CLOSE = { other: 0.8, typing: 0.6, corrected: 0.7, rounded: 0.85 }; // a term that is not quite what was typed
const ENOUGH = 0.6; // of what a query asks for, rare words counting more, a page has to have so much
const AGAIN = [200, 800]; // milliseconds before a file that did not come is asked for again
const REST = 200; // milliseconds without a key, before files are fetched for what is typed by then
const PART = 64; // a weight tells how much of a name a term is in so many, how much the text says it in ones
const HAN = "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{323af}々〇";
const LETTER = `(?:(?![${HAN}])[\\p{L}\\p{N}])`;

let head, pattern, passed, newest;

onmessage = async ({ data: { type, data, turn } }) => {
  if (type === SETUP) {
    set(data.config);
    postMessage({ type: READY, turn });
  } else if (type === QUERY) {
    newest = turn;
    await pause(REST);
    if (turn !== newest) return;
    const found = await search(data).catch(() => ({ items: [], unsearched: true }));
    postMessage({ type: RESULT, data: found, turn });
  }
};

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
const longestFirst = (words) => [...words].sort((a, b) => b.length - a.length).map(escaped).join("|") || "(?!)";

function set(config) {
  head = config;
  const named = longestFirst(Object.keys(head.scales));
  const scale = `(?:\\s*(?:(?<percent>%)|(?<scale>${named})(?!(?<=[a-z])${LETTER}))|(?!${LETTER}))`;
  const number = `(?<number>\\d+(?:,\\d\\d\\d)*(?:\\.\\d+)?)${scale}`;
  pattern = new RegExp(`${number}|(?<han>[${HAN}]+)|(?<word>${LETTER}+(?:&${LETTER}+)*)`, "gu");
  passed = new RegExp(longestFirst(head.ignored.filter((word) => /\p{sc=Han}/u.test(word))), "gu");
}

// --- volumes

const fetched = new Map();

function volume(name) {
  if (!fetched.has(name)) {
    const file = loaded(new URL(`../search/${name}.json`, location));
    fetched.set(name, file);
    file.catch(() => fetched.delete(name));
  }
  return fetched.get(name);
}

// What does not come is asked for again, after a moment.
async function loaded(address) {
  for (const wait of AGAIN) {
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok) return answer.json();
    await pause(wait);
  }
  return (await fetch(address)).json();
}

// The last of `firsts`, which are in order, that is not behind `key`.
function place(firsts, key) {
  let [low, high] = [0, firsts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (comesBehind(firsts[middle], key)) high = middle;
    else low = middle + 1;
  }
  return Math.max(low - 1, 0);
}

// In the order of code points, as the index is sorted; JavaScript compares halves of characters.
function comesBehind(one, other) {
  if (typeof one === "number") return one > other;
  const [a, b] = [[...one], [...other]];
  const at = a.findIndex((char, number) => char !== b[number]);
  return at >= 0 && (at >= b.length || a[at].codePointAt() > b[at].codePointAt());
}

const placesOf = async (term) => (await volume(`terms-${place(head.volumes, term)}`))[term];

// In the volume where it would stand, and the next where that goes on with it.
async function beginningWith(start) {
  const at = place(head.volumes, start);
  const last = head.volumes[at + 1]?.startsWith(start) ? at + 1 : at;
  const terms = await Promise.all([...new Set([at, last])].map((number) => volume(`terms-${number}`)));
  return terms.flatMap(Object.keys).filter((term) => term.startsWith(start) && term !== start);
}

// --- what a query asks for

// Each part: what was typed, and term → how close it comes to that.
async function parts(query) {
  const text = [...query.normalize("NFKC").toLowerCase()].map((char) => head.variants[char] ?? char).join("");
  const found = [];
  for (const { groups, index } of text.matchAll(pattern)) {
    const isLast = index + (groups.word ?? "").length === text.length;
    if (groups.number) found.push(await figure(groups));
    else if (groups.word && !head.ignored.includes(groups.word)) found.push(await word(groups.word, isLast));
    else if (groups.han) found.push(...(await run(groups.han, found.at(-1)?.isFigure)));
  }
  return found;
}

async function figure({ number, percent, scale }) {
  const [whole, decimals = ""] = number.replaceAll(",", "").split(".");
  const bare = (whole + decimals).replace(/^0+/, "");
  const digits = (decimals ? bare.replace(/0+$/, "") : bare) || "0";
  if (!percent && !scale) return { typed: number, isFigure: true, terms: { [digits]: 1 } };
  const power = bare.length - 1 - decimals.length + (head.scales[scale] ?? 0);
  const value = `=${percent ?? ""}${power}.${digits.replace(/0+$/, "")}`;
  const finer = Object.fromEntries((await beginningWith(value)).map((term) => [term, CLOSE.rounded]));
  return { typed: number, isFigure: true, terms: { ...finer, [value]: 1 } };
}

async function word(typed, isLast) {
  const terms = { [typed]: 1 };
  for (const term of typed.length > 1 ? await beginningWith(typed) : [])
    if (term.length - typed.length <= 3) terms[term] = CLOSE.other;
    else if (isLast) terms[term] = CLOSE.typing;
  for (let length = typed.length - 1; length >= Math.max(typed.length - 3, 3); length--)
    terms[typed.slice(0, length)] ??= CLOSE.other;
  return spelled({ typed, terms });
}

// Of characters without spaces each two are asked for; who types fewer than two has typed the first of them.
async function run(typed, isBehindFigure) {
  const found = [];
  for (const words of typed.split(passed).filter(Boolean)) {
    const chars = [...words];
    if (chars.length > 1) {
      found.push(...chars.slice(1).map((char, at) => ({ typed: words, at, terms: { [chars[at] + char]: 1 } })));
    } else if (!isBehindFigure) {
      const longer = (await beginningWith(words)).map((term) => [term, CLOSE.typing]);
      found.push({ typed: words, terms: { ...Object.fromEntries(longer), [words]: 1 } });
    }
  }
  return found;
}

// A word that stands nowhere is held against the names of the site.
async function spelled(part) {
  if (part.typed.length < 4 || (await placesOf(part.typed))) return part;
  const most = part.typed.length < 8 ? 1 : 2;
  const near = (await volume("names"))
    .map((name) => [name, distance(part.typed, name, most)])
    .filter(([, far]) => far <= most)
    .sort(([, one], [, other]) => one - other);
  if (!near.length) return part;
  const [[name, least]] = near;
  if (name.startsWith(part.typed) || part.typed.startsWith(name)) return part; // another form, or not typed to its end
  const alike = near.filter(([, far]) => far === least).map(([term]) => [term, CLOSE.corrected]);
  return { typed: part.typed, meant: name, terms: Object.fromEntries(alike) };
}

// How many letters are wrong, lacking, too many or exchanged; more than `most` is said as that and one.
function distance(typed, name, most) {
  if (Math.abs(typed.length - name.length) > most) return most + 1;
  let [before, last] = [[], Array.from({ length: name.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= typed.length; i++) {
    const row = [i];
    for (let j = 1; j <= name.length; j++) {
      const wrong = last[j - 1] + (typed[i - 1] !== name[j - 1]);
      row[j] = Math.min(wrong, last[j] + 1, row[j - 1] + 1);
      if (i > 1 && j > 1 && typed[i - 1] === name[j - 2] && typed[i - 2] === name[j - 1])
        row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return last[name.length];
}

// --- pages

async function search(query) {
  const wanted = await parts(query);
  const pages = new Map(); // page → place on it → weights, part by part
  const rarity = [];
  for (const [number, part] of wanted.entries()) rarity[number] = await gather(part, number, pages);
  const all = rarity.reduce((sum, rare) => sum + rare, 0);
  const ranked = [...pages]
    .map(([page, places]) => ranking(page, places, rarity, all, wanted))
    .filter(({ share }) => share >= ENOUGH)
    .sort((one, other) => other.score - one.score || one.page - other.page)
    .slice(0, SHOWN);
  const corrected = wanted.some(({ meant }) => meant) && ranked.length > 0;
  const items = await Promise.all(ranked.map((found, rank) => item(found, wanted, rank < QUOTED)));
  return { items, meant: corrected ? wanted.map(({ typed, meant }) => meant ?? typed).join(" ") : "" };
}

// Notes where a part stands and how much it weighs there; gives how rare it is.
async function gather(part, number, pages) {
  let most = 0;
  for (const [term, close] of Object.entries(part.terms)) {
    const [pagesOfTerm, ...told] = (await placesOf(term)) ?? [0];
    most = Math.max(most, pagesOfTerm);
    for (let at = 0; at < told.length; at += 3) {
      const places = pages.get(told[at]) ?? new Map();
      pages.set(told[at], places);
      const weights = places.get(told[at + 1]) ?? [];
      places.set(told[at + 1], weights);
      const [name, text] = [Math.floor(told[at + 2] / PART), told[at + 2] % PART];
      weights[number] = Math.max(weights[number] ?? 0, Math.round(name * close) * PART + Math.round(text * close));
    }
  }
  return Math.log(1 + head.pages / Math.max(most, 1));
}

function ranking(page, places, rarity, all, wanted) {
  const has = (number) => [...places.values()].some((weights) => weights[number]);
  const shareOf = (part) => rarity.reduce((sum, rare, number) => sum + rare * part(number), 0) / (all || 1);
  const share = shareOf((number) => (has(number) ? 1 : neighbours(wanted, number).filter(has).length / 2));
  const scored = [...places].map(([at, weights]) => {
    // How much of a name the query is, by how much of the query the name is; the same of the text, which weighs less.
    const named = (number) => Math.floor((weights[number] ?? 0) / PART);
    const told = (number) => (weights[number] ?? 0) % PART;
    const sum = (weight) => rarity.reduce((all, _, number) => all + weight(number), 0);
    return { at, score: sum(named) * shareOf((number) => +(named(number) > 0)) + sum(told) * shareOf((number) => +(weights[number] > 0)) };
  });
  const own = scored.find(({ at }) => at === 0)?.score ?? 0;
  const things = scored.filter(({ at }) => at > 0).sort((one, other) => other.score - one.score);
  const score = Math.max(own, (things[0]?.score ?? 0) + own / 4) * share;
  // What is found rather than the page it stands on is shown at once, other things of the page when asked for.
  const shown = things.slice(0, THINGS).filter((thing) => thing.score > own / 4);
  return { page, share, score, things: shown.map((thing) => ({ ...thing, score: thing.score > own ? score : 0 })) };
}

// The pairs of characters beside one, of the same run: one that only stands where a word ends and the next begins is on
// no page, though both words are.
function neighbours(wanted, number) {
  const isBeside = (near) => wanted[near]?.at !== undefined && wanted[near].typed === wanted[number].typed;
  return [number - 1, number + 1].filter(isBeside);
}

// --- results

async function item({ page, score, things }, wanted, mayQuote) {
  const at = place(head.shelves, page);
  const entries = (await volume(`entries-${at}`))[page - head.shelves[at]];
  const words = [...new Set(wanted.map(({ typed, meant }) => meant ?? typed))];
  const sought = `?${new URLSearchParams({ h: words.join(" ") })}`;
  const terms = Object.fromEntries(words.map((word) => [word, true]));
  const kind = ({ kind }) => (kind ? ` <span class="search-kind">${kind}</span>` : "");
  const shown = (entry, score) => ({
    location: entry.location.replace(/(?=#)|$/, sought),
    title: marked(entry.title, words) + kind(entry),
    text: marked(entry.text, words),
    score,
    terms,
  });
  const [own] = entries;
  const isTold = firsts(`${own.title} ${own.text}`, words).length > 0 || things.some(({ score }) => score > 0);
  const quoted = mayQuote && !isTold && sentence(page, own.location, words).catch(() => ""); // else the page's own text
  const text = (await quoted) || own.text;
  return [shown({ ...own, text }, score), ...things.map((thing) => shown(entries[thing.at], thing.score))];
}

// Of a page's prose the sentence that has most of the words, about the first of them; none where it has none.
async function sentence(page, location, words) {
  const prose = (await volume(`prose-${place(head.prose, page)}`))[location];
  const sentences = prose.split(/(?<=[。！？]|[.!?](?=\s))|\n/u).map((said) => [said.trim(), firsts(said.trim(), words)]);
  const [said, at] = sentences.reduce((best, each) => (each[1].length > best[1].length ? each : best));
  if (!at.length) return "";
  const from = said.length > LONG ? Math.max(Math.min(...at) - LONG / 4, 0) : 0;
  const begin = from && from + said.slice(from, Math.min(...at)).indexOf(" ") + 1; // with a word, where there are blanks
  const part = said.slice(begin, begin + LONG).replace(begin ? /^[#\w]+;|&[#\w]*$/g : /&[#\w]*$/, "");
  return `${begin ? "…" : ""}${part}${begin + LONG < said.length ? "…" : ""}`;
}

// Words are sought between entities, never inside of one, and words of letters where one begins.
function sought(words) {
  const any = longestFirst(words.filter((word) => word.length > 1));
  return new RegExp(`&[#\\w]+;|((?<!${LETTER}(?=${LETTER}))(?:${any}))`, "giu");
}
// Where each of the words that a text has stands first.
function firsts(text, words) {
  const hits = words.map((word) => [...text.matchAll(sought([word]))].find(([, hit]) => hit));
  return hits.filter(Boolean).map(({ index }) => index);
}
const marked = (text, words) => text.replace(sought(words), (all, word) => (word ? `<mark>${all}</mark>` : all));
