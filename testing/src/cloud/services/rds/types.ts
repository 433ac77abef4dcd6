/** Types of this service that refer to each other. */
export const instanceType = "aws:rds/instance:Instance";
export const subnetGroupType = "aws:rds/subnetGroup:SubnetGroup";
export const parameterGroupType = "aws:rds/parameterGroup:ParameterGroup";
export const optionGroupType = "aws:rds/optionGroup:OptionGroup";
export const proxyType = "aws:rds/proxy:Proxy";
export const roleType = "aws:iam/role:Role";

/** RDS's codes for a value that it does not take, and for values that do not go together. */
export const badValue = "InvalidParameterValue";
export const badCombination = "InvalidParameterCombination";
