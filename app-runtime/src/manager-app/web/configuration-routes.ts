import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ControlConfiguration } from "../../common/control/configuration.js";
import { formTokenName } from "../../common/web/document.js";
import { field } from "../../common/web/form-body.js";
import { Problem } from "../../common/web/problem.js";
import { sendPage } from "../../common/web/send-page.js";
import { ConfigurationChanged, type StoredConfiguration } from "../../common/control/configuration-store.js";
import { ControlUnavailable } from "../../common/control/control-unavailable.js";
import { readNodes, type NodeState } from "../control/nodes.js";
import { grown, shrunk } from "../../common/cache-scaling/resize.js";
import { someAreLimited } from "./capacity-limit.js";
import { formValuesOf, readForm, type FormValues } from "./configuration-form.js";
import {
    configurationPage,
    configurationPath,
    confirmationName,
    contentOf,
    seenName,
    type ConfigurationPage,
    type Notice,
} from "./configuration-page.js";
import type { Services } from "./services.js";

type Content = Omit<ControlConfiguration, "version">;

/** A request with the services that answer it. */
interface Exchange {
    readonly services: Services;
    readonly request: FastifyRequest;
    readonly reply: FastifyReply;
}

/** What a page can be shown with beside what is stored. */
type Shown = Partial<Pick<ConfigurationPage, "fields" | "notice" | "phraseProblem" | "stored">>;

/** What is said after a change. What comes in a link is looked up here, never shown. */
const notices: Readonly<Record<string, Notice>> = {
    saved: { kind: "good", text: "Saved. The nodes apply it within seconds, without a restart." },
    limited: {
        kind: "bad",
        text: "Saved, but there are nodes that cannot hold as much: each keeps what its memory allows, which the table of nodes says.",
    },
    same: { kind: "", text: "Nothing was changed, so there is no new version." },
    grow: { kind: "good", text: "The pool is to grow." },
    shrink: { kind: "good", text: "The pool is to shrink." },
    clear: { kind: "good", text: "All caches are to be cleared. The nodes do so within seconds." },
    "delete-all": { kind: "good", text: "All data uploaded until now are to be deleted. The nodes have begun." },
    overwrote: {
        kind: "bad",
        text: "Saved, but somebody else saved in the same moment and was overwritten. Check what is in force; what was overwritten is in the parameter's history.",
    },
};

/** What the buttons change of the configuration in force. */
const buttons: Readonly<Record<string, (content: Content) => Content>> = {
    grow: (content) => ({ ...content, scaling: { ...content.scaling, nodes: grown(content.scaling) } }),
    shrink: (content) => ({ ...content, scaling: { ...content.scaling, nodes: shrunk(content.scaling) } }),
    clear: (content) => ({ ...content, clear: content.clear + 1 }),
};

/** Adds the configuration page, its form and its buttons. */
export function configurationRoutes(app: FastifyInstance, services: Services): void {
    app.get<{ Querystring: Record<string, unknown> }>(configurationPath, (request, reply) => {
        const done = String(request.query["done"] ?? "");
        return show({ services, request, reply }, { notice: Object.hasOwn(notices, done) ? notices[done] : undefined });
    });

    app.post(configurationPath, (request, reply) => {
        checkToken(services, request);
        return saveForm({ services, request, reply });
    });

    for (const [name, change] of Object.entries(buttons)) {
        app.post(`${configurationPath}/${name}`, (request, reply) => {
            checkToken(services, request);
            return save({ services, request, reply }, { done: name, make: (current) => change(contentOf(current)) });
        });
    }

    app.post(`${configurationPath}/delete-all`, (request, reply) => {
        checkToken(services, request);
        return deleteAll({ services, request, reply });
    });
}

function checkToken({ forms }: Services, request: FastifyRequest): void {
    forms.checkToken(request, request.visitor, field(request.body, formTokenName));
}

async function saveForm(exchange: Exchange): Promise<FastifyReply> {
    const { body } = exchange.request;
    const typed = Object.fromEntries(Object.keys(emptyValues).map((name) => [name, field(body, name)]));
    const values: FormValues = { ...emptyValues, ...typed };
    const { problems, make } = readForm(values);
    if (Object.keys(problems).length > 0) {
        exchange.reply.code(400);
        return show(exchange, { fields: { values, problems } });
    }
    return save(exchange, { done: "saved", values, make: (current) => ({ ...contentOf(current), ...make(current) }) });
}

const emptyValues: FormValues = {
    capacity: "",
    maxItems: "",
    policy: "",
    mode: "",
    minNodes: "",
    maxNodes: "",
    maxMissRate: "",
    minMissRate: "",
    expandRatio: "",
    shrinkRatio: "",
};

async function deleteAll(exchange: Exchange): Promise<FastifyReply> {
    const { services, request, reply } = exchange;
    const phrase = phraseOf(services);
    if (field(request.body, confirmationName).trim() !== phrase) {
        reply.code(400);
        return show(exchange, { phraseProblem: `Nothing was deleted. Type exactly: ${phrase}` });
    }
    const deleteUploadedBefore = services.now().getTime();
    return save(exchange, {
        done: "delete-all",
        make: (current) => ({
            ...contentOf(current),
            deleteUploadedBefore: Math.max(deleteUploadedBefore, current.deleteUploadedBefore),
            // What the caches hold would be answered for images that are gone.
            clear: current.clear + 1,
        }),
    });
}

function phraseOf({ settings }: Services): string {
    return `delete all data of ${settings.environmentName}`;
}

interface Save {
    /** Which notice says that it is done. */
    readonly done: string;
    readonly make: (current: ControlConfiguration) => Content;
    /** What was typed, to be shown again where somebody else was quicker. */
    readonly values?: FormValues;
}

async function save(exchange: Exchange, { done, make, values }: Save): Promise<FastifyReply> {
    const { services, request, reply } = exchange;
    const seen = seenVersion(request);
    const nodes = await readNodesIfPossible(services);
    const applied = Math.max(0, ...(nodes ?? []).map(({ version }) => version));
    try {
        const { configuration, outcome } = await services.store.save({ seen, applied, make });
        services.log.info("configuration changed", {
            requestId: request.id,
            change: done,
            outcome,
            version: configuration.version,
            administrator: request.visitor?.accountName,
        });
        await services.told.publish(configuration);
        const { capacityBytes } = configuration.cache;
        const isLimited = done === "saved" && someAreLimited({ nodes, capacityBytes, now: services.now() });
        const written = isLimited ? "limited" : done;
        return reply.redirect(`${configurationPath}?done=${outcome === "written" ? written : outcome}`, 303);
    } catch (error) {
        if (!(error instanceof ConfigurationChanged)) {
            throw error;
        }
        reply.code(409);
        return showConflict(exchange, { current: error.current, seen, values });
    }
}

interface Conflict {
    readonly current: StoredConfiguration;
    readonly seen: number;
    readonly values: FormValues | undefined;
}

function showConflict(exchange: Exchange, { current, seen, values }: Conflict): Promise<FastifyReply> {
    const now = formValuesOf(current.configuration);
    const text = `Nothing was saved: somebody else has changed the configuration since you opened it (you saw version ${seen}, in force is ${current.configuration.version}).`;
    const next =
        values === undefined
            ? "Look at what is in force now, and try again."
            : "The fields hold what you typed, and say what is in force; save again to replace it.";
    return show(exchange, {
        stored: current,
        notice: { kind: "bad", text: `${text} ${next}` },
        fields: { values: values ?? now, problems: {}, inForce: now },
    });
}

/** @throws Problem 400 where the form does not say which version it was made for */
function seenVersion(request: FastifyRequest): number {
    const text = field(request.body, seenName);
    if (!/^\d{1,15}$/.test(text)) {
        throw new Problem(400, "The form does not say which version it was made for. Load the page again.");
    }
    return Number(text);
}

async function show(exchange: Exchange, shown: Shown): Promise<FastifyReply> {
    const { services, request } = exchange;
    const [stored, nodes] = await Promise.all([shown.stored ?? services.store.read(), readNodesIfPossible(services)]);
    const { visitor } = request;
    const page = configurationPage({
        stored,
        nodes,
        now: services.now(),
        fields: shown.fields ?? { values: formValuesOf(stored.configuration), problems: {} },
        formToken: visitor === undefined ? "" : services.forms.tokenFor(visitor),
        phrase: phraseOf(services),
        notice: shown.notice,
        phraseProblem: shown.phraseProblem,
    });
    return sendPage(exchange, page);
}

/** The configuration can be changed also while CloudWatch does not answer. */
async function readNodesIfPossible({ reader, now, log }: Services): Promise<readonly NodeState[] | undefined> {
    try {
        return await readNodes(reader, now());
    } catch (error) {
        if (!(error instanceof ControlUnavailable)) {
            throw error;
        }
        log.warn("the nodes cannot be shown", { problem: String(error.cause) });
        return undefined;
    }
}
