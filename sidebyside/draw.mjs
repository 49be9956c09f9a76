/* Draws timelines for drawing.py: from a JSON array of [recording, name, width
   or null] to one of their SVGs. */

import process from "node:process";
import { text } from "node:stream/consumers";
import { draw } from "../docs/assets/timeline.mjs";

const jobs = JSON.parse(await text(process.stdin));
process.stdout.write(JSON.stringify(jobs.map((job) => draw(...job))));
