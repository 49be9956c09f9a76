function* load(name, wait) {
  console.log(`${name}: asked for`);
  yield wait; // stops here, as an await does
  console.log(`${name}: arrived`);
}

function run(tasks) {
  let now = 0;
  const waiting = tasks.map((task) => ({ due: now, task }));
  while (waiting.length > 0) {
    waiting.sort((a, b) => a.due - b.due);
    const { due, task } = waiting.shift();
    if (due > now) {
      // A real loop sleeps, and wakes when data comes, too.
      console.log(`nothing to do until ${due} ms`);
      now = due;
    }
    const { value: wait, done } = task.next();
    if (!done) {
      waiting.push({ due: now + wait, task });
    }
  }
}

run([load("orders", 600), load("prices", 200)]);
