import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const recipes = [
  ["tea.txt", "boil\nsteep\npour\n"],
  ["toast.txt", "slice\ntoast\n"],
  ["eggs.txt", "boil\nwait\npeel\nsalt\n"],
];

async function writeRecipe(folder, name, text) {
  await writeFile(join(folder, name), text, "utf8");
}

async function countLines(folder, name) {
  const text = await readFile(join(folder, name), "utf8");
  return text.split("\n").length - 1;
}

const folder = await mkdtemp(join(tmpdir(), "recipes-"));
try {
  await Promise.all(
    recipes.map(([name, text]) => writeRecipe(folder, name, text)),
  );
  const counts = await Promise.all(
    recipes.map(([name]) => countLines(folder, name)),
  );

  for (const [i, [name]] of recipes.entries()) {
    console.log(`${name}: ${counts[i]} lines`);
  }
} finally {
  await rm(folder, { recursive: true });
}
