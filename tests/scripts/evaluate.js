"use strict";
/** For tests in Python that work a result out in another way: what a function answers, in a world of these scripts. */
const vm = require("node:vm");
const { world } = require("./load.js");

let given = "";
process.stdin.setEncoding("utf8");
process.stdin.on("data", (piece) => (given += piece));
process.stdin.on("end", async () => {
  const { scripts, code, arg, options } = JSON.parse(given);
  const inside = world(scripts, options);
  inside.given = JSON.stringify(arg);
  const answer = await vm.runInContext(`(async () => JSON.stringify(await (${code})(JSON.parse(given))))()`, inside);
  process.stdout.write(answer ?? "null");
});
