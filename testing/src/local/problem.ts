/** Something that the person at the keyboard can put right: its message is a plain sentence and all that is shown. */
export class Problem extends Error {
    override readonly name = "Problem";
}
