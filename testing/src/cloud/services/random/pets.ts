import type { Place } from "../../model.js";
import { numbers } from "./source.js";

const adverbs = ["boldly", "calmly", "deeply", "gently", "kindly", "neatly", "openly", "quickly", "rightly", "warmly"];
const adjectives = [
    "able",
    "bright",
    "daring",
    "eager",
    "fair",
    "golden",
    "honest",
    "keen",
    "light",
    "noble",
    "proud",
    "quick",
    "sharp",
    "steady",
];
const animals = [
    "badger",
    "bear",
    "crane",
    "deer",
    "eagle",
    "falcon",
    "heron",
    "ibex",
    "lark",
    "lynx",
    "marten",
    "otter",
    "owl",
    "robin",
    "seal",
    "swift",
];

/** Words that name a pet: adverbs, one adjective, one animal, as many as asked for. */
export function petName(place: Place, length: number): string[] {
    const lists = Array.from({ length }, (_, index) => {
        if (index === length - 1) return animals;
        return index === length - 2 ? adjectives : adverbs;
    });
    const draws = numbers(place, length, 2 ** 31);
    return lists.map((words, index) => words[(draws[index] ?? 0) % words.length] ?? "");
}
