/** Types of this service that refer to each other. */
export const subnetGroupType = "aws:elasticache/subnetGroup:SubnetGroup";
export const parameterGroupType = "aws:elasticache/parameterGroup:ParameterGroup";
export const replicationGroupType = "aws:elasticache/replicationGroup:ReplicationGroup";
export const clusterType = "aws:elasticache/cluster:Cluster";
export const userType = "aws:elasticache/user:User";
export const userGroupType = "aws:elasticache/userGroup:UserGroup";

/** ElastiCache's codes for a value that it does not take, and for values that do not go together. */
export const badValue = "InvalidParameterValue";
export const badCombination = "InvalidParameterCombination";
