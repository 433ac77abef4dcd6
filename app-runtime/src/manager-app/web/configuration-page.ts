import { html } from "ghtml";
import type { ControlConfiguration, ScalingMode } from "../../common/control/configuration.js";
import type { CachePolicy } from "../../common/control/cache-policies.js";
import { deletedBytesKeptDays } from "../../common/kept-versions.js";
import { formTokenField, type PageContent } from "../../common/web/document.js";
import { sayMoment } from "../../common/web/words.js";
import type { StoredConfiguration } from "../../common/control/configuration-store.js";
import { grown, shrunk } from "../../common/cache-scaling/resize.js";
import { sayCapacityLimit } from "./capacity-limit.js";
import { choiceField, numberField, type FieldsContent } from "./fields.js";
import type { NumberName } from "./configuration-form.js";
import { renderNodes, type NodeTable } from "./node-table.js";

/** Where the page is, and below it what its buttons do. */
export const configurationPath = "/configuration";
export const seenName = "seen";
export const confirmationName = "confirmation";

/** What is said at the top of a page. */
export interface Notice {
    readonly kind: "good" | "bad" | "";
    readonly text: string;
}

/** What the configuration page shows. */
export interface ConfigurationPage {
    readonly stored: StoredConfiguration;
    readonly fields: FieldsContent;
    readonly nodes: NodeTable["nodes"];
    readonly now: Date;
    readonly formToken: string;
    /** What has to be typed before all data are deleted. */
    readonly phrase: string;
    readonly notice?: Notice | undefined;
    /** What was wrong with what was typed there. */
    readonly phraseProblem?: string | undefined;
}

const policies: Readonly<Record<CachePolicy, string>> = {
    lru: "LRU – the image asked for longest ago goes",
    random: "Random – any image goes",
    sieve: "SIEVE – images that nobody asked for again go",
};
const modes: Readonly<Record<ScalingMode, string>> = {
    manual: "The buttons only",
    automatic: "The miss rate, every minute",
};

export function configurationPage(page: ConfigurationPage): PageContent {
    const { stored, fields, notice } = page;
    const problems = Object.keys(fields.problems).length;
    return {
        title: problems > 0 || page.phraseProblem !== undefined ? "Error: Configuration" : "Configuration",
        path: configurationPath,
        main: html`<h1>Configuration</h1>
            !${notice === undefined ? "" : renderNotice(notice)} !${renderFaults(stored)} !${renderSummary(fields)}
            <div class="panels">
                !${renderForm(page)}
                <div class="panels-side">!${renderButtons(page)} !${renderDeletion(page)}</div>
            </div>
            <h2 id="nodes">Nodes</h2>
            !${renderNodes({ nodes: page.nodes, configuration: stored.configuration, now: page.now })}`,
    };
}

function renderNotice({ kind, text }: Notice): string {
    return html`<p class="notice ${kind}" role="${kind === "bad" ? "alert" : "status"}">${text}</p>`;
}

function renderFaults({ exists, faults }: StoredConfiguration): string {
    if (!exists) {
        return `<p class="notice">Nothing has been configured yet: the nodes work with the defaults that are shown here. Save to write the first version.</p>`;
    }
    return faults.length === 0
        ? ""
        : html`<div class="notice bad" role="alert">
              <p>
                  The stored configuration cannot be used, and the nodes go on with what they have. Save to replace it.
              </p>
              <ul>
                  !${faults.map((fault) => html`<li>${fault}</li>`)}
              </ul>
          </div>`;
}

function renderSummary({ problems }: FieldsContent): string {
    const links = Object.entries(problems).map(([name, problem]) => html`<li><a href="#${name}">${problem}</a></li>`);
    return links.length === 0
        ? ""
        : html`<div class="notice bad" role="alert">
              <p>Nothing was saved:</p>
              <ul>
                  !${links}
              </ul>
          </div>`;
}

function hidden({ formToken, stored }: ConfigurationPage): string {
    return html`!${formTokenField(formToken)}
        <input type="hidden" name="${seenName}" value="${String(stored.configuration.version)}" />`;
}

const scalingFields: readonly NumberName[] = [
    "minNodes",
    "maxNodes",
    "minMissRate",
    "maxMissRate",
    "shrinkRatio",
    "expandRatio",
];

function renderForm(page: ConfigurationPage): string {
    const { fields, stored } = page;
    const policy = { name: "policy", label: "Policy", hint: "Which image makes room.", choices: policies } as const;
    const mode = { name: "mode", label: "Nodes are changed by", hint: "Within the bounds.", choices: modes } as const;
    const { version } = stored.configuration;
    const since = stored.writtenAt === undefined ? "" : `, written ${sayMoment(stored.writtenAt)}`;
    return html`<form class="card" method="post" action="${configurationPath}" novalidate>
        !${hidden(page)}
        <fieldset>
            <legend>Cache of each node</legend>
            <div class="fields">
                !${numberField("capacity", fields, sayCapacityLimit(page))} !${numberField("maxItems", fields)}
            </div>
            !${choiceField(policy, fields)}
        </fieldset>
        <fieldset>
            <legend>Auto-scaling</legend>
            !${choiceField(mode, fields)}
            <div class="fields">!${scalingFields.map((name) => numberField(name, fields))}</div>
        </fieldset>
        <button type="submit">Save</button>
        <p class="soft after">Version ${String(version)}${since}</p>
    </form>`;
}

function renderButtons(page: ConfigurationPage): string {
    const { scaling } = page.stored.configuration;
    const wanted = (nodes: number): string => (nodes === 1 ? "1 node" : `${nodes} nodes`);
    const button = (action: string, text: string): string =>
        html`<form method="post" action="${configurationPath}/${action}">
            !${hidden(page)}
            <button type="submit" class="quiet">${text}</button>
        </form>`;
    const up = grown(scaling);
    const down = shrunk(scaling);
    return html`<section class="card" aria-labelledby="pool">
        <h2 id="pool">Pool and caches</h2>
        <p>
            Wanted: at least <strong>${wanted(scaling.nodes)}</strong>, from ${String(scaling.minNodes)} to
            ${String(scaling.maxNodes)}. The pool may have more while its nodes are busy.
        </p>
        <div class="actions">
            !${up === scaling.nodes ? "" : button("grow", `Grow to ${wanted(up)}`)}
            !${down === scaling.nodes ? "" : button("shrink", `Shrink to ${wanted(down)}`)}
            !${button("clear", "Clear all caches")}
        </div>
    </section>`;
}

function renderDeletion(page: ConfigurationPage): string {
    const { phrase, phraseProblem, stored } = page;
    const { deleteUploadedBefore } = stored.configuration;
    const last =
        deleteUploadedBefore === 0
            ? ""
            : html`<p class="soft">Last ordered: all up to ${sayMoment(new Date(deleteUploadedBefore))}.</p>`;
    const described =
        phraseProblem === undefined ? "" : html`aria-invalid="true" aria-describedby="${confirmationName}-problem"`;
    return html`<section class="card danger" aria-labelledby="delete">
        <h2 id="delete">Delete all data</h2>
        <p>
            Every image that was uploaded until now goes, for everybody, and no button brings it back. Not everything is
            destroyed at once: the bucket keeps its bytes for ${String(deletedBytesKeptDays)} days as old versions, and
            backups of the database and of the shared files keep what they hold. An upload that is still on its way
            stays.
        </p>
        <form method="post" action="${configurationPath}/delete-all" novalidate>
            !${hidden(page)}
            <div class="field">
                <label for="${confirmationName}">Type <code>${phrase}</code> to confirm</label>
                <input
                    type="text"
                    id="${confirmationName}"
                    name="${confirmationName}"
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    required
                    !${described}
                />
                !${phraseProblem === undefined ? "" : html`<p class="problem" id="${confirmationName}-problem">${phraseProblem}</p>`}
            </div>
            <button type="submit" class="bad">Delete all data</button>
        </form>
        !${last}
    </section>`;
}

/** The content of the configuration in force, without its version: what buttons change one thing of. */
export function contentOf(configuration: ControlConfiguration): Omit<ControlConfiguration, "version"> {
    const { cache, scaling, clear, deleteUploadedBefore } = configuration;
    return { cache, scaling, clear, deleteUploadedBefore };
}
