import { html } from "ghtml";
import {
    numberFields,
    type FieldName,
    type FormProblems,
    type FormValues,
    type NumberName,
} from "./configuration-form.js";

/** What fields show. */
export interface FieldsContent {
    readonly values: FormValues;
    readonly problems: FormProblems;
    /** What is in force, where somebody else has changed it since: said beside the fields that differ. */
    readonly inForce?: FormValues | undefined;
}

/** A field with a number. `more` is said after its hint. */
export function numberField(name: NumberName, content: FieldsContent, more = ""): string {
    const { label, hint, whole, lowest, highest } = numberFields[name];
    const { unit } = { unit: undefined, ...numberFields[name] };
    return html`<div class="field">
        <label for="${name}">${unit === undefined ? label : `${label} (${unit})`}</label>
        <input
            type="number"
            id="${name}"
            name="${name}"
            value="${content.values[name]}"
            min="${String(lowest)}"
            max="${String(highest)}"
            step="${whole ? "1" : "any"}"
            inputmode="${whole ? "numeric" : "decimal"}"
            required
            !${describedBy(name, content)}
        />
        !${notes({ name, hint: `${hint}${more}`, content })}
    </div>`;
}

/** A choice between a few words. */
export interface ChoiceField {
    readonly name: "policy" | "mode";
    readonly label: string;
    readonly hint: string;
    /** What people read, by what is stored. */
    readonly choices: Readonly<Record<string, string>>;
}

export function choiceField({ name, label, hint, choices }: ChoiceField, content: FieldsContent): string {
    const options = Object.entries(choices).map(([value, text]) =>
        value === content.values[name]
            ? html`<option value="${value}" selected>${text}</option>`
            : html`<option value="${value}">${text}</option>`,
    );
    return html`<div class="field">
        <label for="${name}">${label}</label>
        <select id="${name}" name="${name}" !${describedBy(name, content)}>
            !${options}
        </select>
        !${notes({ name, hint, content, choices })}
    </div>`;
}

function describedBy(name: FieldName, { problems }: FieldsContent): string {
    return problems[name] === undefined
        ? html`aria-describedby="${name}-hint"`
        : html`aria-invalid="true" aria-describedby="${name}-problem ${name}-hint"`;
}

interface Notes {
    readonly name: FieldName;
    readonly hint: string;
    readonly content: FieldsContent;
    readonly choices?: Readonly<Record<string, string>>;
}

function notes({ name, hint, content: { values, problems, inForce }, choices = {} }: Notes): string {
    const problem = problems[name];
    const other = inForce?.[name];
    const differs = other !== undefined && other !== values[name] ? ` In force now: ${choices[other] ?? other}.` : "";
    return html`!${problem === undefined ? "" : html`<p class="problem" id="${name}-problem">${problem}</p>`}
        <p class="soft" id="${name}-hint">${hint}${differs}</p>`;
}
