import type { FunctionModel, ServiceModel } from "./model.js";
import { models as athena } from "./services/athena.js";
import { models as autoscaling } from "./services/autoscaling.js";
import { models as budgets } from "./services/budgets.js";
import { models as certificates } from "./services/certificates.js";
import { models as cloudfront } from "./services/cloudfront.js";
import { models as dynamodb } from "./services/dynamodb.js";
import { models as ec2 } from "./services/ec2.js";
import { models as efs } from "./services/efs.js";
import { models as elasticache } from "./services/elasticache.js";
import { functions } from "./services/functions.js";
import { models as glue } from "./services/glue.js";
import { models as healthChecks } from "./services/health-checks.js";
import { models as iam } from "./services/iam.js";
import { models as kms } from "./services/kms.js";
import { models as lambda } from "./services/lambda.js";
import { models as loadBalancing } from "./services/lb.js";
import { models as messaging } from "./services/messaging.js";
import { models as monitoring } from "./services/monitoring.js";
import { models as random } from "./services/random.js";
import { models as rds } from "./services/rds.js";
import { models as s3 } from "./services/s3.js";
import { models as secretsManager } from "./services/secretsmanager.js";
import { models as ssm } from "./services/ssm.js";
import { models as vpc } from "./services/vpc.js";
import { models as wafv2 } from "./services/wafv2.js";
import type { Catalogue } from "./world.js";

const services: readonly (readonly ServiceModel[])[] = [
    athena,
    autoscaling,
    budgets,
    certificates,
    cloudfront,
    dynamodb,
    ec2,
    efs,
    elasticache,
    glue,
    healthChecks,
    iam,
    kms,
    lambda,
    loadBalancing,
    messaging,
    monitoring,
    random,
    rds,
    s3,
    secretsManager,
    ssm,
    vpc,
    wafv2,
];

const models = services.flat();
const modelsByType = new Map(models.map((model) => [model.type, model]));
const functionsByToken = new Map(functions.map((model) => [model.token, model]));
const identifyingByType = new Map<string, Set<string>>();
for (const model of models) {
    for (const { property } of model.unique ?? []) identifying(model.type).add(property);
    for (const { to, by = "id" } of model.references ?? []) {
        if (by !== "id") for (const type of to) identifying(type).add(by);
    }
}

function identifying(type: string): Set<string> {
    const facts = identifyingByType.get(type) ?? new Set<string>();
    identifyingByType.set(type, facts);
    return facts;
}

/** Everything that the simulated cloud has a model of. */
export interface Registry extends Catalogue {
    /** How a look-up is answered; undefined where nobody has described it. */
    functionOf(token: string): FunctionModel | undefined;
    readonly models: readonly ServiceModel[];
    readonly functions: readonly FunctionModel[];
}

export const registry: Registry = {
    modelOf: (type) => modelsByType.get(type),
    functionOf: (token) => functionsByToken.get(token),
    identifyingFacts: (type) => [...(identifyingByType.get(type) ?? [])],
    models,
    functions,
};
