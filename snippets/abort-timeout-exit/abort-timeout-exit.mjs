const timeout = AbortSignal.timeout(300);
timeout.addEventListener("abort", () => {
  console.log("no answer in time");
});
process.on("exit", () => {
  const reached = timeout.aborted ? "reached" : "not reached";
  console.log(`end, limit ${reached}`);
});
// No timer of your own, no connection: nothing to stay for.
console.log("waiting");
