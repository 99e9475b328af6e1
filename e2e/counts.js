import { appendFileSync } from "node:fs";

/** Tells the sum of `make test` how many journeys went well; a test tried in vain or not run counts as failed. */
export default class Counts {
  onBegin(_config, suite) {
    this.suite = suite;
  }

  onEnd() {
    const tests = this.suite.allTests();
    const passed = tests.filter((test) => test.outcome() === "expected").length;
    const failed = tests.length - passed;
    if (process.env.OKIENKO_COUNTS) appendFileSync(process.env.OKIENKO_COUNTS, `${passed} ${failed}\n`);
    console.log(`journeys: ${passed} went well, ${failed} did not`);
  }

  printsToStdio() {
    return false;
  }
}
