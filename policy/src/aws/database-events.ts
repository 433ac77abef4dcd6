import type { PolicyResource } from "@pulumi/policy";
import { type Finding, undecidable, violation } from "../core/finding.js";
import { booleanOf, elementsOf, read, textOf } from "../core/reading.js";
import { type Candidates, Referrers } from "../core/referrers.js";
import type { Stack } from "../core/stack.js";
import { allOf, type Answer, anyOf } from "./answers.js";

const subscriptionType = "aws:rds/eventSubscription:EventSubscription";

/** What somebody has to hear of. */
export interface EventDemand {
    /** What AWS calls the source, such as `db-instance`. */
    sourceType: string;
    categories: readonly string[];
    /** The types of resources that are sources of this kind. */
    types: readonly string[];
    /** The property with their name, for messages. */
    nameProperty: string;
}

/**
 * Who hears of events of RDS. A subscription without a source type is one to all types, without categories to all
 * categories, and without sources to all sources of its type.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.html
 */
export class EventSubscriptions {
    private readonly bySource: Referrers;
    /** Who hears of every source, by category. */
    private readonly toAll: ReadonlyMap<string, Answer>;

    constructor(
        stack: Stack,
        private readonly demand: EventDemand,
    ) {
        const toAll = stack.ofType(subscriptionType).filter(({ props }) => {
            const sources = read(props, "sourceIds");
            return sources.state !== "unknown" && elementsOf(sources).length === 0;
        });
        this.toAll = new Map(
            demand.categories.map((category) => [category, anyOf(toAll.map((one) => this.hears(one, category)))]),
        );
        this.bySource = new Referrers(stack, {
            from: [subscriptionType],
            property: "sourceIds",
            isList: true,
            to: new Set(demand.types),
        });
    }

    /** What is wrong where somebody must hear of every source. */
    public judgeAll(): Finding[] {
        return this.judge({ certain: [], possible: [] });
    }

    /** What is wrong with one source. */
    public judgeSource(source: PolicyResource): Finding[] {
        return this.judge(this.bySource.of(source));
    }

    private judge({ certain, possible }: Candidates): Finding[] {
        const { sourceType, categories, nameProperty } = this.demand;
        const heard = (category: string): Answer =>
            anyOf([
                this.toAll.get(category) ?? "no",
                ...certain.map((subscription) => this.hears(subscription, category)),
                ...possible.map((subscription) => allOf(["perhaps", this.hears(subscription, category)])),
            ]);
        const unheard = categories.filter((category) => heard(category) === "no");
        const fix = `add an aws.rds.EventSubscription to ${sourceType} with ${categories.join(", ")}`;
        if (unheard.length > 0) {
            return [violation(nameProperty, `has no subscription to events of ${unheard.join(", ")}`, fix)];
        }
        return categories.some((category) => heard(category) === "perhaps")
            ? [undecidable(nameProperty, "may have a subscription to its events, which is not known yet", fix)]
            : [];
    }

    private hears({ props }: PolicyResource, category: string): Answer {
        const enabled = read(props, "enabled");
        const sourceType = read(props, "sourceType");
        const categories = read(props, "eventCategories");
        const wanted = elementsOf(categories);
        return allOf([
            enabled.state === "unknown" ? "perhaps" : booleanOf(enabled) === false ? "no" : "yes",
            sourceType.state === "unknown"
                ? "perhaps"
                : answerOf([undefined, "", this.demand.sourceType].includes(textOf(sourceType))),
            categories.state === "unknown"
                ? "perhaps"
                : wanted.length === 0
                  ? "yes"
                  : anyOf(
                        wanted.map((one) => (one.state === "unknown" ? "perhaps" : answerOf(textOf(one) === category))),
                    ),
        ]);
    }
}

function answerOf(holds: boolean): Answer {
    return holds ? "yes" : "no";
}
