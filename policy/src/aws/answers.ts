/** What is known of a question: that it is so, that it is not, or that it may turn out to be. */
export type Answer = "yes" | "no" | "perhaps";

/** One of them is so. */
export function anyOf(answers: readonly Answer[]): Answer {
    return answers.includes("yes") ? "yes" : answers.includes("perhaps") ? "perhaps" : "no";
}

/** All of them are so. */
export function allOf(answers: readonly Answer[]): Answer {
    return answers.includes("no") ? "no" : answers.includes("perhaps") ? "perhaps" : "yes";
}

export function not(answer: Answer): Answer {
    return answer === "perhaps" ? "perhaps" : answer === "yes" ? "no" : "yes";
}
