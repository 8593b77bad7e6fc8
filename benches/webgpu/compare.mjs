// How far rows and the scores of tags are from the exact ones, and how many words another tag would be the best for.

const WIDTH = 384;

/** Differences of numbers, counted and summed up. */
class Away {
  numbers = 0;
  other = 0;
  most = 0;
  sum = 0;

  add(ours, theirs) {
    ours.forEach((number, i) => {
      const away = Math.abs(number - theirs[i]);
      this.numbers += 1;
      this.other += Number(away !== 0);
      this.most = Math.max(this.most, away);
      this.sum += away;
    });
  }

  toString() {
    const mean = this.sum / this.numbers;
    return `${this.other} of ${this.numbers} other, by ${this.most.toPrecision(3)} at most, ${mean.toPrecision(3)} on average`;
  }
}

/** What is found of one way to read, beside the exact one. */
export class Comparison {
  rows = new Away();
  scores = new Away();
  words = 0;

  constructor(reader) {
    this.reader = reader;
    this.tags = new Map(Object.keys(reader.tags).map((head) => [head, 0]));
  }

  /** Adds a window: its rows as they were found and as they should be. */
  add({ firsts }, found, exact) {
    this.rows.add(found, exact);
    this.words += firsts.length;
    for (const first of firsts) {
      const [ours, theirs] = [found, exact].map((rows) => rows.subarray(first * WIDTH, (first + 1) * WIDTH));
      for (const head of this.tags.keys()) this.#word(head, ours, theirs);
    }
  }

  #word(head, found, exact) {
    const [ours, theirs] = [found, exact].map((row) => this.reader.scores(head, row));
    this.scores.add(ours, theirs);
    const other = best(ours) !== best(theirs);
    this.tags.set(head, this.tags.get(head) + Number(other));
  }

  /** Words that would get another tag, by head. */
  otherTags() {
    const counts = [...this.tags].map(([head, count]) => `${head} ${count}`);
    return `${counts.join(", ")} of ${this.words} words`;
  }
}

const best = (scores) => scores.indexOf(Math.max(...scores));
