// Written by testing/scripts/property-names.ts from the provider packages' own types; do not edit.

/** Inputs and outputs of each resource type, parted by a bar. */
export const resourceProperties: Readonly<Record<string, string>> = {
    "aws:acm/certificate:Certificate":
        "certificateAuthorityArn certificateBody certificateChain domainName earlyRenewalDuration keyAlgorithm options privateKey privateKeyWo privateKeyWoVersion region subjectAlternativeNames tags validationMethod validationOptions | arn certificateAuthorityArn certificateBody certificateChain domainName domainValidationOptions earlyRenewalDuration keyAlgorithm notAfter notBefore options pendingRenewal privateKey privateKeyWo privateKeyWoVersion region renewalEligibility renewalSummaries status subjectAlternativeNames tags tagsAll type validationEmails validationMethod validationOptions",
    "aws:acm/certificateValidation:CertificateValidation":
        "certificateArn region validationRecordFqdns | certificateArn region validationRecordFqdns",
    "aws:athena/namedQuery:NamedQuery":
        "database description name query region workgroup | database description name query region workgroup",
    "aws:athena/workgroup:Workgroup":
        "configuration description forceDestroy name region state tags | arn configuration description forceDestroy name region state tags tagsAll",
    "aws:autoscaling/attachment:Attachment":
        "autoscalingGroupName elb lbTargetGroupArn region | autoscalingGroupName elb lbTargetGroupArn region",
    "aws:autoscaling/group:Group":
        "availabilityZoneDistribution availabilityZones capacityRebalance capacityReservationSpecification context defaultCooldown defaultInstanceWarmup desiredCapacity desiredCapacityType enabledMetrics forceDelete forceDeleteWarmPool healthCheckGracePeriod healthCheckType ignoreFailedScalingActivities initialLifecycleHooks instanceLifecyclePolicy instanceMaintenancePolicy instanceRefresh launchConfiguration launchTemplate loadBalancers maxInstanceLifetime maxSize metricsGranularity minElbCapacity minSize mixedInstancesPolicy name namePrefix placementGroup protectFromScaleIn region serviceLinkedRoleArn suspendedProcesses tags targetGroupArns terminationPolicies trafficSources vpcZoneIdentifiers waitForCapacityTimeout waitForElbCapacity warmPool | arn availabilityZoneDistribution availabilityZones capacityRebalance capacityReservationSpecification context defaultCooldown defaultInstanceWarmup desiredCapacity desiredCapacityType enabledMetrics forceDelete forceDeleteWarmPool healthCheckGracePeriod healthCheckType ignoreFailedScalingActivities initialLifecycleHooks instanceLifecyclePolicy instanceMaintenancePolicy instanceRefresh launchConfiguration launchTemplate loadBalancers maxInstanceLifetime maxSize metricsGranularity minElbCapacity minSize mixedInstancesPolicy name namePrefix placementGroup predictedCapacity protectFromScaleIn region serviceLinkedRoleArn suspendedProcesses tags targetGroupArns terminationPolicies trafficSources vpcZoneIdentifiers waitForCapacityTimeout waitForElbCapacity warmPool warmPoolSize",
    "aws:autoscaling/lifecycleHook:LifecycleHook":
        "autoscalingGroupName defaultResult heartbeatTimeout lifecycleTransition name notificationMetadata notificationTargetArn region roleArn | autoscalingGroupName defaultResult heartbeatTimeout lifecycleTransition name notificationMetadata notificationTargetArn region roleArn",
    "aws:autoscaling/notification:Notification":
        "groupNames notifications region topicArn | groupNames notifications region topicArn",
    "aws:autoscaling/policy:Policy":
        "adjustmentType autoscalingGroupName cooldown enabled estimatedInstanceWarmup metricAggregationType minAdjustmentMagnitude name policyType predictiveScalingConfiguration region scalingAdjustment stepAdjustments targetTrackingConfiguration | adjustmentType arn autoscalingGroupName cooldown enabled estimatedInstanceWarmup metricAggregationType minAdjustmentMagnitude name policyType predictiveScalingConfiguration region scalingAdjustment stepAdjustments targetTrackingConfiguration",
    "aws:autoscaling/schedule:Schedule":
        "autoscalingGroupName desiredCapacity endTime maxSize minSize recurrence region scheduledActionName startTime timeZone | arn autoscalingGroupName desiredCapacity endTime maxSize minSize recurrence region scheduledActionName startTime timeZone",
    "aws:budgets/budget:Budget":
        "accountId autoAdjustData billingViewArn budgetType costFilters costTypes filterExpression limitAmount limitUnit metrics name namePrefix notifications plannedLimits tags timePeriodEnd timePeriodStart timeUnit | accountId arn autoAdjustData billingViewArn budgetType costFilters costTypes filterExpression limitAmount limitUnit metrics name namePrefix notifications plannedLimits tags tagsAll timePeriodEnd timePeriodStart timeUnit",
    "aws:cloudfront/cachePolicy:CachePolicy":
        "comment defaultTtl maxTtl minTtl name parametersInCacheKeyAndForwardedToOrigin | arn comment defaultTtl etag maxTtl minTtl name parametersInCacheKeyAndForwardedToOrigin",
    "aws:cloudfront/distribution:Distribution":
        "aliases anycastIpListId cacheTagConfig comment connectionFunctionAssociation continuousDeploymentPolicyId customErrorResponses defaultCacheBehavior defaultRootObject enabled httpVersion isIpv6Enabled loggingConfig orderedCacheBehaviors originGroups origins priceClass restrictions retainOnDelete staging tags viewerCertificate viewerMtlsConfig waitForDeployment webAclId | aliases anycastIpListId arn cacheTagConfig callerReference comment connectionFunctionAssociation continuousDeploymentPolicyId customErrorResponses defaultCacheBehavior defaultRootObject domainName enabled etag hostedZoneId httpVersion inProgressValidationBatches isIpv6Enabled lastModifiedTime loggingConfig loggingV1Enabled orderedCacheBehaviors originGroups origins priceClass restrictions retainOnDelete staging status tags tagsAll trustedKeyGroups trustedSigners viewerCertificate viewerMtlsConfig waitForDeployment webAclId",
    "aws:cloudfront/function:Function":
        "code comment keyValueStoreAssociations name publish runtime tags | arn code comment etag keyValueStoreAssociations liveStageEtag name publish runtime status tags tagsAll",
    "aws:cloudfront/originAccessControl:OriginAccessControl":
        "description name originAccessControlOriginType signingBehavior signingProtocol | arn description etag name originAccessControlOriginType signingBehavior signingProtocol",
    "aws:cloudfront/originRequestPolicy:OriginRequestPolicy":
        "comment cookiesConfig headersConfig name queryStringsConfig | arn comment cookiesConfig etag headersConfig name queryStringsConfig",
    "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy":
        "comment corsConfig customHeadersConfig name removeHeadersConfig securityHeadersConfig serverTimingHeadersConfig | arn comment corsConfig customHeadersConfig etag name removeHeadersConfig securityHeadersConfig serverTimingHeadersConfig",
    "aws:cloudwatch/compositeAlarm:CompositeAlarm":
        "actionsEnabled actionsSuppressor alarmActions alarmDescription alarmName alarmRule insufficientDataActions okActions region tags | actionsEnabled actionsSuppressor alarmActions alarmDescription alarmName alarmRule arn insufficientDataActions okActions region tags tagsAll",
    "aws:cloudwatch/dashboard:Dashboard":
        "dashboardBody dashboardName region | dashboardArn dashboardBody dashboardName region",
    "aws:cloudwatch/eventRule:EventRule":
        "description eventBusName eventPattern forceDestroy isEnabled name namePrefix region roleArn scheduleExpression state tags | arn description eventBusName eventPattern forceDestroy isEnabled name namePrefix region roleArn scheduleExpression state tags tagsAll",
    "aws:cloudwatch/eventTarget:EventTarget":
        "appsyncTarget arn batchTarget deadLetterConfig ecsTarget eventBusName forceDestroy httpTarget input inputPath inputTransformer kinesisTarget redshiftTarget region retryPolicy roleArn rule runCommandTargets sagemakerPipelineTarget sqsTarget targetId | appsyncTarget arn batchTarget deadLetterConfig ecsTarget eventBusName forceDestroy httpTarget input inputPath inputTransformer kinesisTarget redshiftTarget region retryPolicy roleArn rule runCommandTargets sagemakerPipelineTarget sqsTarget targetId",
    "aws:cloudwatch/logDelivery:LogDelivery":
        "deliveryDestinationArn deliverySourceName fieldDelimiter recordFields region s3DeliveryConfigurations tags | arn deliveryDestinationArn deliverySourceName fieldDelimiter recordFields region s3DeliveryConfigurations tags tagsAll",
    "aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination":
        "deliveryDestinationConfiguration deliveryDestinationType name outputFormat region tags | arn deliveryDestinationConfiguration deliveryDestinationType name outputFormat region tags tagsAll",
    "aws:cloudwatch/logDeliverySource:LogDeliverySource":
        "logType name region resourceArn tags | arn logType name region resourceArn service tags tagsAll",
    "aws:cloudwatch/logGroup:LogGroup":
        "deletionProtectionEnabled kmsKeyId logGroupClass name namePrefix region retentionInDays skipDestroy tags | arn deletionProtectionEnabled kmsKeyId logGroupClass name namePrefix region retentionInDays skipDestroy tags tagsAll",
    "aws:cloudwatch/logMetricFilter:LogMetricFilter":
        "applyOnTransformedLogs logGroupName metricTransformation name pattern region | applyOnTransformedLogs logGroupName metricTransformation name pattern region",
    "aws:cloudwatch/logResourcePolicy:LogResourcePolicy":
        "policyDocument policyName region resourceArn | policyDocument policyName policyScope region resourceArn revisionId",
    "aws:cloudwatch/logStream:LogStream":
        "logGroupName name region | arn logGroupName name region",
    "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter":
        "applyOnTransformedLogs destinationArn distribution emitSystemFields filterPattern logGroup name region roleArn | applyOnTransformedLogs destinationArn distribution emitSystemFields filterPattern logGroup name region roleArn",
    "aws:cloudwatch/metricAlarm:MetricAlarm":
        "actionsEnabled alarmActions alarmDescription comparisonOperator datapointsToAlarm dimensions evaluateLowSampleCountPercentiles evaluationCriteria evaluationInterval evaluationPeriods extendedStatistic insufficientDataActions metricName metricQueries name namespace okActions period region statistic tags threshold thresholdMetricId treatMissingData unit warmUpConfiguration | actionsEnabled alarmActions alarmDescription arn comparisonOperator datapointsToAlarm dimensions evaluateLowSampleCountPercentiles evaluationCriteria evaluationInterval evaluationPeriods extendedStatistic insufficientDataActions metricName metricQueries name namespace okActions period region statistic tags tagsAll threshold thresholdMetricId treatMissingData unit warmUpConfiguration",
    "aws:costexplorer/anomalyMonitor:AnomalyMonitor":
        "monitorDimension monitorSpecification monitorType name tags | arn monitorDimension monitorSpecification monitorType name tags tagsAll",
    "aws:costexplorer/anomalySubscription:AnomalySubscription":
        "accountId frequency monitorArnLists name subscribers tags thresholdExpression | accountId arn frequency monitorArnLists name subscribers tags tagsAll thresholdExpression",
    "aws:dynamodb/table:Table":
        "attributes billingMode deletionProtectionEnabled globalSecondaryIndexes globalTableWitness hashKey importTable localSecondaryIndexes name onDemandThroughput pointInTimeRecovery rangeKey readCapacity region replicas restoreBackupArn restoreDateTime restoreSourceName restoreSourceTableArn restoreToLatestTime serverSideEncryption streamEnabled streamViewType tableClass tags ttl warmThroughput writeCapacity | arn attributes billingMode deletionProtectionEnabled globalSecondaryIndexes globalTableWitness hashKey importTable localSecondaryIndexes name onDemandThroughput pointInTimeRecovery rangeKey readCapacity region replicas restoreBackupArn restoreDateTime restoreSourceName restoreSourceTableArn restoreToLatestTime serverSideEncryption streamArn streamEnabled streamLabel streamViewType tableClass tags tagsAll ttl warmThroughput writeCapacity",
    "aws:ec2/defaultRouteTable:DefaultRouteTable":
        "defaultRouteTableId propagatingVgws region routes tags | arn defaultRouteTableId ownerId propagatingVgws region routes tags tagsAll vpcId",
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup":
        "egress ingress region revokeRulesOnDelete tags vpcId | arn description egress ingress name namePrefix ownerId region revokeRulesOnDelete tags tagsAll vpcId",
    "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway":
        "region tags vpcId | region tags tagsAll vpcId",
    "aws:ec2/eip:Eip":
        "address associateWithPrivateIp customerOwnedIpv4Pool domain instance ipamPoolId networkBorderGroup networkInterface publicIpv4Pool region tags | address allocationId arn associateWithPrivateIp associationId carrierIp customerOwnedIp customerOwnedIpv4Pool domain instance ipamPoolId networkBorderGroup networkInterface privateDns privateIp ptrRecord publicDns publicIp publicIpv4Pool region tags tagsAll",
    "aws:ec2/eipAssociation:EipAssociation":
        "allocationId allowReassociation instanceId networkInterfaceId privateIpAddress publicIp region | allocationId allowReassociation instanceId networkInterfaceId privateIpAddress publicIp region",
    "aws:ec2/flowLog:FlowLog":
        "deliverCrossAccountRole destinationOptions eniId iamRoleArn logDestination logDestinationType logFormat maxAggregationInterval region regionalNatGatewayId subnetId tagFieldSpecifications tags trafficType transitGatewayAttachmentId transitGatewayId vpcId | arn deliverCrossAccountRole destinationOptions eniId iamRoleArn logDestination logDestinationType logFormat maxAggregationInterval region regionalNatGatewayId subnetId tagFieldSpecifications tags tagsAll trafficType transitGatewayAttachmentId transitGatewayId vpcId",
    "aws:ec2/instance:Instance":
        "ami associatePublicIpAddress availabilityZone capacityReservationSpecification cpuOptions creditSpecification disableApiStop disableApiTermination ebsBlockDevices ebsOptimized enablePrimaryIpv6 enclaveOptions ephemeralBlockDevices forceDestroy getPasswordData hibernation hostId hostResourceGroupArn iamInstanceProfile instanceInitiatedShutdownBehavior instanceMarketOptions instanceType ipv6AddressCount ipv6Addresses keyName launchTemplate maintenanceOptions metadataOptions monitoring networkInterfaces placementGroup placementGroupId placementPartitionNumber primaryNetworkInterface privateDnsNameOptions privateIp region rootBlockDevice secondaryNetworkInterfaces secondaryPrivateIps securityGroups sourceDestCheck subnetId tags tenancy userData userDataBase64 userDataReplaceOnChange volumeTags vpcSecurityGroupIds | ami arn associatePublicIpAddress availabilityZone capacityReservationSpecification cpuOptions creditSpecification disableApiStop disableApiTermination ebsBlockDevices ebsOptimized enablePrimaryIpv6 enclaveOptions ephemeralBlockDevices forceDestroy getPasswordData hibernation hostId hostResourceGroupArn iamInstanceProfile instanceInitiatedShutdownBehavior instanceLifecycle instanceMarketOptions instanceState instanceType ipv6AddressCount ipv6Addresses keyName launchTemplate maintenanceOptions metadataOptions monitoring networkInterfaces outpostArn passwordData placementGroup placementGroupId placementPartitionNumber primaryNetworkInterface primaryNetworkInterfaceId privateDns privateDnsNameOptions privateIp publicDns publicIp region rootBlockDevice secondaryNetworkInterfaces secondaryPrivateIps securityGroups sourceDestCheck spotInstanceRequestId subnetId tags tagsAll tenancy userData userDataBase64 userDataReplaceOnChange volumeTags vpcSecurityGroupIds",
    "aws:ec2/internetGateway:InternetGateway":
        "region tags vpcId | arn ownerId region tags tagsAll vpcId",
    "aws:ec2/keyPair:KeyPair":
        "keyName keyNamePrefix publicKey region tags | arn fingerprint keyName keyNamePrefix keyPairId keyType publicKey region tags tagsAll",
    "aws:ec2/launchTemplate:LaunchTemplate":
        "blockDeviceMappings capacityReservationSpecification cpuOptions creditSpecification defaultVersion description disableApiStop disableApiTermination ebsOptimized enclaveOptions hibernationOptions iamInstanceProfile imageId instanceInitiatedShutdownBehavior instanceMarketOptions instanceRequirements instanceType kernelId keyName licenseSpecifications maintenanceOptions metadataOptions monitoring name namePrefix networkInterfaces networkPerformanceOptions placement privateDnsNameOptions ramDiskId region secondaryInterfaces securityGroupNames tagSpecifications tags updateDefaultVersion userData vpcSecurityGroupIds | arn blockDeviceMappings capacityReservationSpecification cpuOptions creditSpecification defaultVersion description disableApiStop disableApiTermination ebsOptimized enclaveOptions hibernationOptions iamInstanceProfile imageId instanceInitiatedShutdownBehavior instanceMarketOptions instanceRequirements instanceType kernelId keyName latestVersion licenseSpecifications maintenanceOptions metadataOptions monitoring name namePrefix networkInterfaces networkPerformanceOptions placement privateDnsNameOptions ramDiskId region secondaryInterfaces securityGroupNames tagSpecifications tags tagsAll updateDefaultVersion userData vpcSecurityGroupIds",
    "aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation":
        "region routeTableId vpcId | originalRouteTableId region routeTableId vpcId",
    "aws:ec2/natGateway:NatGateway":
        "allocationId availabilityMode availabilityZoneAddresses connectivityType privateIp region secondaryAllocationIds secondaryPrivateIpAddressCount secondaryPrivateIpAddresses subnetId tags vpcId | allocationId associationId autoProvisionZones autoScalingIps availabilityMode availabilityZoneAddresses connectivityType networkInterfaceId privateIp publicIp region regionalNatGatewayAddresses regionalNatGatewayAutoMode routeTableId secondaryAllocationIds secondaryPrivateIpAddressCount secondaryPrivateIpAddresses subnetId tags tagsAll vpcId",
    "aws:ec2/networkAcl:NetworkAcl":
        "egress ingress region subnetIds tags vpcId | arn egress ingress ownerId region subnetIds tags tagsAll vpcId",
    "aws:ec2/networkAclRule:NetworkAclRule":
        "cidrBlock egress fromPort icmpCode icmpType ipv6CidrBlock networkAclId protocol region ruleAction ruleNumber toPort | cidrBlock egress fromPort icmpCode icmpType ipv6CidrBlock networkAclId protocol region ruleAction ruleNumber toPort",
    "aws:ec2/route:Route":
        "carrierGatewayId coreNetworkArn destinationCidrBlock destinationIpv6CidrBlock destinationPrefixListId egressOnlyGatewayId gatewayId localGatewayId natGatewayId networkInterfaceId odbNetworkArn region routeTableId transitGatewayId vpcEndpointId vpcPeeringConnectionId | carrierGatewayId coreNetworkArn destinationCidrBlock destinationIpv6CidrBlock destinationPrefixListId egressOnlyGatewayId gatewayId instanceId instanceOwnerId localGatewayId natGatewayId networkInterfaceId odbNetworkArn origin region routeTableId state transitGatewayId vpcEndpointId vpcPeeringConnectionId",
    "aws:ec2/routeTable:RouteTable":
        "propagatingVgws region routes tags vpcId | arn ownerId propagatingVgws region routes tags tagsAll vpcId",
    "aws:ec2/routeTableAssociation:RouteTableAssociation":
        "gatewayId region routeTableId subnetId | gatewayId region routeTableId subnetId",
    "aws:ec2/securityGroup:SecurityGroup":
        "description egress ingress name namePrefix region revokeRulesOnDelete tags vpcId | arn description egress ingress name namePrefix ownerId region revokeRulesOnDelete tags tagsAll vpcId",
    "aws:ec2/securityGroupRule:SecurityGroupRule":
        "cidrBlocks description fromPort ipv6CidrBlocks prefixListIds protocol region securityGroupId self sourceSecurityGroupId toPort type | cidrBlocks description fromPort ipv6CidrBlocks prefixListIds protocol region securityGroupId securityGroupRuleId self sourceSecurityGroupId toPort type",
    "aws:ec2/subnet:Subnet":
        "assignIpv6AddressOnCreation availabilityZone availabilityZoneId cidrBlock customerOwnedIpv4Pool enableDns64 enableLniAtDeviceIndex enableResourceNameDnsARecordOnLaunch enableResourceNameDnsAaaaRecordOnLaunch ipv4IpamPoolId ipv4NetmaskLength ipv6CidrBlock ipv6IpamPoolId ipv6Native ipv6NetmaskLength mapCustomerOwnedIpOnLaunch mapPublicIpOnLaunch outpostArn privateDnsHostnameTypeOnLaunch region tags vpcId | arn assignIpv6AddressOnCreation availabilityZone availabilityZoneId cidrBlock customerOwnedIpv4Pool enableDns64 enableLniAtDeviceIndex enableResourceNameDnsARecordOnLaunch enableResourceNameDnsAaaaRecordOnLaunch ipv4IpamPoolId ipv4NetmaskLength ipv6CidrBlock ipv6CidrBlockAssociationId ipv6IpamPoolId ipv6Native ipv6NetmaskLength mapCustomerOwnedIpOnLaunch mapPublicIpOnLaunch outpostArn ownerId privateDnsHostnameTypeOnLaunch region tags tagsAll vpcId",
    "aws:ec2/vpc:Vpc":
        "assignGeneratedIpv6CidrBlock cidrBlock enableDnsHostnames enableDnsSupport enableNetworkAddressUsageMetrics instanceTenancy ipv4IpamPoolId ipv4NetmaskLength ipv6CidrBlock ipv6CidrBlockNetworkBorderGroup ipv6IpamPoolId ipv6NetmaskLength region tags | arn assignGeneratedIpv6CidrBlock cidrBlock defaultNetworkAclId defaultRouteTableId defaultSecurityGroupId dhcpOptionsId enableDnsHostnames enableDnsSupport enableNetworkAddressUsageMetrics instanceTenancy ipv4IpamPoolId ipv4NetmaskLength ipv6AssociationId ipv6CidrBlock ipv6CidrBlockNetworkBorderGroup ipv6IpamPoolId ipv6NetmaskLength mainRouteTableId ownerId region tags tagsAll",
    "aws:ec2/vpcEndpoint:VpcEndpoint":
        "autoAccept dnsOptions ipAddressType policy privateDnsEnabled region resourceConfigurationArn routeTableIds securityGroupIds serviceName serviceNetworkArn serviceRegion subnetConfigurations subnetIds tags vpcEndpointType vpcId | arn autoAccept cidrBlocks dnsEntries dnsOptions ipAddressType networkInterfaceIds ownerId policy prefixListId privateDnsEnabled region requesterManaged resourceConfigurationArn routeTableIds securityGroupIds serviceName serviceNetworkArn serviceRegion state subnetConfigurations subnetIds tags tagsAll vpcEndpointType vpcId",
    "aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation":
        "region routeTableId vpcEndpointId | region routeTableId vpcEndpointId",
    "aws:efs/accessPoint:AccessPoint":
        "fileSystemId posixUser region rootDirectory tags | arn fileSystemArn fileSystemId ownerId posixUser region rootDirectory tags tagsAll",
    "aws:efs/backupPolicy:BackupPolicy":
        "backupPolicy fileSystemId region | backupPolicy fileSystemId region",
    "aws:efs/fileSystem:FileSystem":
        "availabilityZoneName creationToken encrypted kmsKeyId lifecyclePolicies performanceMode protection provisionedThroughputInMibps region tags throughputMode | arn availabilityZoneId availabilityZoneName creationToken dnsName encrypted kmsKeyId lifecyclePolicies name numberOfMountTargets ownerId performanceMode protection provisionedThroughputInMibps region sizeInBytes tags tagsAll throughputMode",
    "aws:efs/fileSystemPolicy:FileSystemPolicy":
        "bypassPolicyLockoutSafetyCheck fileSystemId policy region | bypassPolicyLockoutSafetyCheck fileSystemId policy region",
    "aws:efs/mountTarget:MountTarget":
        "fileSystemId ipAddress ipAddressType ipv6Address region securityGroups subnetId | availabilityZoneId availabilityZoneName dnsName fileSystemArn fileSystemId ipAddress ipAddressType ipv6Address mountTargetDnsName networkInterfaceId ownerId region securityGroups subnetId",
    "aws:efs/replicationConfiguration:ReplicationConfiguration":
        "destination region sourceFileSystemId | creationTime destination originalSourceFileSystemArn region sourceFileSystemArn sourceFileSystemId sourceFileSystemRegion",
    "aws:elasticache/cluster:Cluster":
        "applyImmediately autoMinorVersionUpgrade availabilityZone azMode clusterId engine engineVersion finalSnapshotIdentifier ipDiscovery logDeliveryConfigurations maintenanceWindow networkType nodeType notificationTopicArn numCacheNodes outpostMode parameterGroupName port preferredAvailabilityZones preferredOutpostArn region replicationGroupId securityGroupIds snapshotArns snapshotName snapshotRetentionLimit snapshotWindow subnetGroupName tags transitEncryptionEnabled | applyImmediately arn autoMinorVersionUpgrade availabilityZone azMode cacheNodes clusterAddress clusterId configurationEndpoint engine engineVersion engineVersionActual finalSnapshotIdentifier ipDiscovery logDeliveryConfigurations maintenanceWindow networkType nodeType notificationTopicArn numCacheNodes outpostMode parameterGroupName port preferredAvailabilityZones preferredOutpostArn region replicationGroupId securityGroupIds snapshotArns snapshotName snapshotRetentionLimit snapshotWindow subnetGroupName tags tagsAll transitEncryptionEnabled",
    "aws:elasticache/parameterGroup:ParameterGroup":
        "description family name parameters region tags | arn description family name parameters region tags tagsAll",
    "aws:elasticache/replicationGroup:ReplicationGroup":
        "applyImmediately atRestEncryptionEnabled authToken authTokenUpdateStrategy authTokenWo authTokenWoVersion autoMinorVersionUpgrade automaticFailoverEnabled clusterMode dataTieringEnabled description durability engine engineVersion finalSnapshotIdentifier globalReplicationGroupId ipDiscovery kmsKeyId logDeliveryConfigurations maintenanceWindow multiAzEnabled networkType nodeGroupConfigurations nodeType notificationTopicArn numCacheClusters numNodeGroups parameterGroupName port preferredCacheClusterAzs region replicasPerNodeGroup replicationGroupId securityGroupIds securityGroupNames snapshotArns snapshotName snapshotRetentionLimit snapshotWindow subnetGroupName tags transitEncryptionEnabled transitEncryptionMode userGroupIds | applyImmediately arn atRestEncryptionEnabled authToken authTokenUpdateStrategy authTokenWo authTokenWoVersion autoMinorVersionUpgrade automaticFailoverEnabled clusterEnabled clusterMode configurationEndpointAddress dataTieringEnabled description durability engine engineVersion engineVersionActual finalSnapshotIdentifier globalReplicationGroupId ipDiscovery kmsKeyId logDeliveryConfigurations maintenanceWindow memberClusters multiAzEnabled networkType nodeGroupConfigurations nodeType notificationTopicArn numCacheClusters numNodeGroups parameterGroupName port preferredCacheClusterAzs primaryEndpointAddress readerEndpointAddress region replicasPerNodeGroup replicationGroupId securityGroupIds securityGroupNames snapshotArns snapshotName snapshotRetentionLimit snapshotWindow subnetGroupName tags tagsAll transitEncryptionEnabled transitEncryptionMode userGroupIds",
    "aws:elasticache/serverlessCache:ServerlessCache":
        "cacheUsageLimits dailySnapshotTime description engine kmsKeyId majorEngineVersion name networkType region securityGroupIds snapshotArnsToRestores snapshotRetentionLimit subnetIds tags timeouts userGroupId | arn cacheUsageLimits createTime dailySnapshotTime description endpoints engine fullEngineVersion kmsKeyId majorEngineVersion name networkType readerEndpoints region securityGroupIds snapshotArnsToRestores snapshotRetentionLimit status subnetIds tags tagsAll timeouts userGroupId",
    "aws:elasticache/subnetGroup:SubnetGroup":
        "description name region subnetIds tags | arn description name region subnetIds tags tagsAll vpcId",
    "aws:elasticache/user:User":
        "accessString authenticationMode engine noPasswordRequired passwords passwordsWo passwordsWoVersion region tags userId userName | accessString arn authenticationMode engine noPasswordRequired passwords passwordsWo passwordsWoVersion region tags tagsAll userId userName",
    "aws:elasticache/userGroup:UserGroup":
        "engine region tags userGroupId userIds | arn engine region tags tagsAll userGroupId userIds",
    "aws:glue/catalogDatabase:CatalogDatabase":
        "catalogId createTableDefaultPermissions description federatedDatabase locationUri name parameters region tags targetDatabase | arn catalogId createTableDefaultPermissions description federatedDatabase locationUri name parameters region tags tagsAll targetDatabase",
    "aws:glue/catalogTable:CatalogTable":
        "catalogId databaseName description name openTableFormatInput owner parameters partitionIndices partitionKeys region retention storageDescriptor tableType targetTable viewDefinition viewExpandedText viewOriginalText | arn catalogId databaseName description name openTableFormatInput owner parameters partitionIndices partitionKeys region retention storageDescriptor tableType targetTable viewDefinition viewExpandedText viewOriginalText",
    "aws:iam/instanceProfile:InstanceProfile":
        "name namePrefix path role tags | arn createDate name namePrefix path role tags tagsAll uniqueId",
    "aws:iam/policy:Policy":
        "delayAfterPolicyCreationInMs description name namePrefix path policy tags | arn attachmentCount delayAfterPolicyCreationInMs description name namePrefix path policy policyId tags tagsAll",
    "aws:iam/role:Role":
        "assumeRolePolicy description forceDetachPolicies inlinePolicies managedPolicyArns maxSessionDuration name namePrefix path permissionsBoundary tags | arn assumeRolePolicy createDate description forceDetachPolicies inlinePolicies managedPolicyArns maxSessionDuration name namePrefix path permissionsBoundary tags tagsAll uniqueId",
    "aws:iam/rolePolicy:RolePolicy":
        "name namePrefix policy role | name namePrefix policy role",
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment":
        "policyArn role | policyArn role",
    "aws:kms/alias:Alias":
        "name namePrefix region targetKeyId | arn name namePrefix region targetKeyArn targetKeyId",
    "aws:kms/grant:Grant":
        "constraints grantCreationTokens granteePrincipal keyId name operations region retireOnDelete retiringPrincipal | constraints grantCreationTokens grantId grantToken granteePrincipal keyId name operations region retireOnDelete retiringPrincipal",
    "aws:kms/key:Key":
        "bypassPolicyLockoutSafetyCheck customKeyStoreId customerMasterKeySpec deletionWindowInDays description enableKeyRotation isEnabled keyUsage multiRegion policy region rotationPeriodInDays tags xksKeyId | arn bypassPolicyLockoutSafetyCheck customKeyStoreId customerMasterKeySpec deletionWindowInDays description enableKeyRotation isEnabled keyId keyUsage multiRegion policy region rotationPeriodInDays tags tagsAll xksKeyId",
    "aws:kms/keyPolicy:KeyPolicy":
        "bypassPolicyLockoutSafetyCheck keyId policy region | bypassPolicyLockoutSafetyCheck keyId policy region",
    "aws:lambda/alias:Alias":
        "description functionName functionVersion name region routingConfig | arn description functionName functionVersion invokeArn name region routingConfig",
    "aws:lambda/eventSourceMapping:EventSourceMapping":
        "amazonManagedKafkaEventSourceConfig batchSize bisectBatchOnFunctionError destinationConfig documentDbEventSourceConfig enabled eventSourceArn filterCriteria functionName functionResponseTypes kmsKeyArn maximumBatchingWindowInSeconds maximumRecordAgeInSeconds maximumRetryAttempts metricsConfig parallelizationFactor provisionedPollerConfig queues region scalingConfig selfManagedEventSource selfManagedKafkaEventSourceConfig sourceAccessConfigurations startingPosition startingPositionTimestamp tags topics tumblingWindowInSeconds useResourceTimeoutForPropagation | amazonManagedKafkaEventSourceConfig arn batchSize bisectBatchOnFunctionError destinationConfig documentDbEventSourceConfig enabled eventSourceArn filterCriteria functionArn functionName functionResponseTypes kmsKeyArn lastModified lastProcessingResult maximumBatchingWindowInSeconds maximumRecordAgeInSeconds maximumRetryAttempts metricsConfig parallelizationFactor provisionedPollerConfig queues region scalingConfig selfManagedEventSource selfManagedKafkaEventSourceConfig sourceAccessConfigurations startingPosition startingPositionTimestamp state stateTransitionReason tags tagsAll topics tumblingWindowInSeconds useResourceTimeoutForPropagation uuid",
    "aws:lambda/function:Function":
        "architectures capacityProviderConfig code codeSha256 codeSigningConfigArn deadLetterConfig description durableConfig environment ephemeralStorage fileSystemConfig handler imageConfig imageUri kmsKeyArn layers loggingConfig memorySize name packageType publish publishTo region replaceSecurityGroupsOnDestroy replacementSecurityGroupIds reservedConcurrentExecutions role runtime s3Bucket s3Key s3ObjectVersion skipDestroy snapStart sourceCodeHash sourceKmsKeyArn tags tenancyConfig timeout tracingConfig useResourceTimeoutForPropagation vpcConfig | architectures arn capacityProviderConfig code codeSha256 codeSigningConfigArn deadLetterConfig description durableConfig environment ephemeralStorage fileSystemConfig handler imageConfig imageUri invokeArn kmsKeyArn lastModified layers loggingConfig memorySize name packageType publish publishTo qualifiedArn qualifiedInvokeArn region replaceSecurityGroupsOnDestroy replacementSecurityGroupIds reservedConcurrentExecutions responseStreamingInvokeArn role runtime s3Bucket s3Key s3ObjectVersion signingJobArn signingProfileVersionArn skipDestroy snapStart sourceCodeHash sourceCodeSize sourceKmsKeyArn tags tagsAll tenancyConfig timeout tracingConfig useResourceTimeoutForPropagation version vpcConfig",
    "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig":
        "destinationConfig functionName maximumEventAgeInSeconds maximumRetryAttempts qualifier region | destinationConfig functionName maximumEventAgeInSeconds maximumRetryAttempts qualifier region",
    "aws:lambda/functionUrl:FunctionUrl":
        "authorizationType cors functionName invokeMode qualifier region | authorizationType cors functionArn functionName functionUrl invokeMode qualifier region urlId",
    "aws:lambda/invocation:Invocation":
        "functionName input lifecycleScope qualifier region tenantId terraformKey triggers | functionName input lifecycleScope qualifier region result tenantId terraformKey triggers",
    "aws:lambda/layerVersion:LayerVersion":
        "code compatibleArchitectures compatibleRuntimes description layerName licenseInfo region s3Bucket s3Key s3ObjectVersion skipDestroy sourceCodeHash | arn code codeSha256 compatibleArchitectures compatibleRuntimes createdDate description layerArn layerName licenseInfo region s3Bucket s3Key s3ObjectVersion signingJobArn signingProfileVersionArn skipDestroy sourceCodeHash sourceCodeSize version",
    "aws:lambda/permission:Permission":
        "action eventSourceToken function functionUrlAuthType invokedViaFunctionUrl principal principalOrgId qualifier region sourceAccount sourceArn statementId statementIdPrefix | action eventSourceToken function functionUrlAuthType invokedViaFunctionUrl principal principalOrgId qualifier region sourceAccount sourceArn statementId statementIdPrefix",
    "aws:lb/listener:Listener":
        "alpnPolicy certificateArn defaultActions loadBalancerArn mutualAuthentication port protocol region routingHttpRequestXAmznMtlsClientcertHeaderName routingHttpRequestXAmznMtlsClientcertIssuerHeaderName routingHttpRequestXAmznMtlsClientcertLeafHeaderName routingHttpRequestXAmznMtlsClientcertSerialNumberHeaderName routingHttpRequestXAmznMtlsClientcertSubjectHeaderName routingHttpRequestXAmznMtlsClientcertValidityHeaderName routingHttpRequestXAmznTlsCipherSuiteHeaderName routingHttpRequestXAmznTlsVersionHeaderName routingHttpResponseAccessControlAllowCredentialsHeaderValue routingHttpResponseAccessControlAllowHeadersHeaderValue routingHttpResponseAccessControlAllowMethodsHeaderValue routingHttpResponseAccessControlAllowOriginHeaderValue routingHttpResponseAccessControlExposeHeadersHeaderValue routingHttpResponseAccessControlMaxAgeHeaderValue routingHttpResponseContentSecurityPolicyHeaderValue routingHttpResponseServerEnabled routingHttpResponseStrictTransportSecurityHeaderValue routingHttpResponseXContentTypeOptionsHeaderValue routingHttpResponseXFrameOptionsHeaderValue sslPolicy tags tcpIdleTimeoutSeconds | alpnPolicy arn certificateArn defaultActions loadBalancerArn mutualAuthentication port protocol region routingHttpRequestXAmznMtlsClientcertHeaderName routingHttpRequestXAmznMtlsClientcertIssuerHeaderName routingHttpRequestXAmznMtlsClientcertLeafHeaderName routingHttpRequestXAmznMtlsClientcertSerialNumberHeaderName routingHttpRequestXAmznMtlsClientcertSubjectHeaderName routingHttpRequestXAmznMtlsClientcertValidityHeaderName routingHttpRequestXAmznTlsCipherSuiteHeaderName routingHttpRequestXAmznTlsVersionHeaderName routingHttpResponseAccessControlAllowCredentialsHeaderValue routingHttpResponseAccessControlAllowHeadersHeaderValue routingHttpResponseAccessControlAllowMethodsHeaderValue routingHttpResponseAccessControlAllowOriginHeaderValue routingHttpResponseAccessControlExposeHeadersHeaderValue routingHttpResponseAccessControlMaxAgeHeaderValue routingHttpResponseContentSecurityPolicyHeaderValue routingHttpResponseServerEnabled routingHttpResponseStrictTransportSecurityHeaderValue routingHttpResponseXContentTypeOptionsHeaderValue routingHttpResponseXFrameOptionsHeaderValue sslPolicy tags tagsAll tcpIdleTimeoutSeconds",
    "aws:lb/listenerCertificate:ListenerCertificate":
        "certificateArn listenerArn region | certificateArn listenerArn region",
    "aws:lb/listenerRule:ListenerRule":
        "actions conditions listenerArn priority region tags transforms | actions arn conditions listenerArn priority region tags tagsAll transforms",
    "aws:lb/loadBalancer:LoadBalancer":
        "accessLogs clientKeepAlive connectionLogs customerOwnedIpv4Pool desyncMitigationMode dnsRecordClientRoutingPolicy dropInvalidHeaderFields enableCrossZoneLoadBalancing enableDeletionProtection enableHttp2 enablePrefixForIpv6SourceNat enableTlsVersionAndCipherSuiteHeaders enableWafFailOpen enableXffClientPort enableZonalShift enforceSecurityGroupInboundRulesOnPrivateLinkTraffic healthCheckLogs idleTimeout internal ipAddressType ipamPools loadBalancerType minimumLoadBalancerCapacity name namePrefix preserveHostHeader region secondaryIpsAutoAssignedPerSubnet securityGroups subnetMappings subnets tags xffHeaderProcessingMode | accessLogs arn arnSuffix clientKeepAlive connectionLogs customerOwnedIpv4Pool desyncMitigationMode dnsName dnsRecordClientRoutingPolicy dropInvalidHeaderFields enableCrossZoneLoadBalancing enableDeletionProtection enableHttp2 enablePrefixForIpv6SourceNat enableTlsVersionAndCipherSuiteHeaders enableWafFailOpen enableXffClientPort enableZonalShift enforceSecurityGroupInboundRulesOnPrivateLinkTraffic healthCheckLogs idleTimeout internal ipAddressType ipamPools loadBalancerType minimumLoadBalancerCapacity name namePrefix preserveHostHeader region secondaryIpsAutoAssignedPerSubnet securityGroups subnetMappings subnets tags tagsAll vpcId xffHeaderProcessingMode zoneId",
    "aws:lb/targetGroup:TargetGroup":
        "connectionTermination deregistrationDelay healthCheck ipAddressType lambdaMultiValueHeadersEnabled loadBalancingAlgorithmType loadBalancingAnomalyMitigation loadBalancingCrossZoneEnabled name namePrefix port preserveClientIp protocol protocolVersion proxyProtocolV2 region slowStart stickiness tags targetControlPort targetFailovers targetGroupHealth targetHealthStates targetType vpcId | arn arnSuffix connectionTermination deregistrationDelay healthCheck ipAddressType lambdaMultiValueHeadersEnabled loadBalancerArns loadBalancingAlgorithmType loadBalancingAnomalyMitigation loadBalancingCrossZoneEnabled name namePrefix port preserveClientIp protocol protocolVersion proxyProtocolV2 region slowStart stickiness tags tagsAll targetControlPort targetFailovers targetGroupHealth targetHealthStates targetType vpcId",
    "aws:lb/targetGroupAttachment:TargetGroupAttachment":
        "availabilityZone port quicServerId region targetGroupArn targetId | availabilityZone port quicServerId region targetGroupArn targetId",
    "aws:rds/eventSubscription:EventSubscription":
        "enabled eventCategories name namePrefix region snsTopic sourceIds sourceType tags | arn customerAwsId enabled eventCategories name namePrefix region snsTopic sourceIds sourceType tags tagsAll",
    "aws:rds/instance:Instance":
        "allocatedStorage allowMajorVersionUpgrade applyImmediately autoMinorVersionUpgrade availabilityZone backupRetentionPeriod backupTarget backupWindow blueGreenUpdate caCertIdentifier characterSetName copyTagsToSnapshot customIamInstanceProfile customerOwnedIpEnabled databaseInsightsMode dbName dbSubnetGroupName dedicatedLogVolume deleteAutomatedBackups deletionProtection domain domainAuthSecretArn domainDnsIps domainFqdn domainIamRoleName domainOu enabledCloudwatchLogsExports engine engineLifecycleSupport engineVersion finalSnapshotIdentifier iamDatabaseAuthenticationEnabled identifier identifierPrefix instanceClass iops kmsKeyId licenseModel maintenanceWindow manageMasterUserPassword masterUserSecretKmsKeyId maxAllocatedStorage monitoringInterval monitoringRoleArn multiAz ncharCharacterSetName networkType optionGroupName parameterGroupName password passwordWo passwordWoVersion performanceInsightsEnabled performanceInsightsKmsKeyId performanceInsightsRetentionPeriod port publiclyAccessible region replicaMode replicateSourceDb restoreToPointInTime s3Import skipFinalSnapshot snapshotIdentifier storageEncrypted storageThroughput storageType tags timezone upgradeStorageConfig username vpcSecurityGroupIds warningEventCategories | address allocatedStorage allowMajorVersionUpgrade applyImmediately arn autoMinorVersionUpgrade availabilityZone backupRetentionPeriod backupTarget backupWindow blueGreenUpdate caCertIdentifier characterSetName copyTagsToSnapshot customIamInstanceProfile customerOwnedIpEnabled databaseInsightsMode dbName dbSubnetGroupName dedicatedLogVolume deleteAutomatedBackups deletionProtection domain domainAuthSecretArn domainDnsIps domainFqdn domainIamRoleName domainOu enabledCloudwatchLogsExports endpoint engine engineLifecycleSupport engineVersion engineVersionActual finalSnapshotIdentifier hostedZoneId iamDatabaseAuthenticationEnabled identifier identifierPrefix instanceClass iops kmsKeyId latestRestorableTime licenseModel listenerEndpoints maintenanceWindow manageMasterUserPassword masterUserSecretKmsKeyId masterUserSecrets maxAllocatedStorage monitoringInterval monitoringRoleArn multiAz ncharCharacterSetName networkType optionGroupName parameterGroupName password passwordWo passwordWoVersion performanceInsightsEnabled performanceInsightsKmsKeyId performanceInsightsRetentionPeriod port publiclyAccessible region replicaMode replicas replicateSourceDb resourceId restoreToPointInTime s3Import skipFinalSnapshot snapshotIdentifier status storageEncrypted storageThroughput storageType tags tagsAll timezone upgradeRolloutOrder upgradeStorageConfig username vpcSecurityGroupIds warningEventCategories",
    "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication":
        "kmsKeyId preSignedUrl region retentionPeriod sourceDbInstanceArn | kmsKeyId preSignedUrl region retentionPeriod sourceDbInstanceArn",
    "aws:rds/optionGroup:OptionGroup":
        "engineName majorEngineVersion name namePrefix optionGroupDescription options region skipDestroy tags | arn engineName majorEngineVersion name namePrefix optionGroupDescription options region skipDestroy tags tagsAll",
    "aws:rds/parameterGroup:ParameterGroup":
        "description family name namePrefix parameters region skipDestroy tags | arn description family name namePrefix parameters region skipDestroy tags tagsAll",
    "aws:rds/proxy:Proxy":
        "auths debugLogging defaultAuthScheme endpointNetworkType engineFamily idleClientTimeout name region requireTls roleArn tags targetConnectionNetworkType vpcSecurityGroupIds vpcSubnetIds | arn auths debugLogging defaultAuthScheme endpoint endpointNetworkType engineFamily idleClientTimeout name region requireTls roleArn tags tagsAll targetConnectionNetworkType vpcSecurityGroupIds vpcSubnetIds",
    "aws:rds/proxyDefaultTargetGroup:ProxyDefaultTargetGroup":
        "connectionPoolConfig dbProxyName region | arn connectionPoolConfig dbProxyName name region",
    "aws:rds/proxyTarget:ProxyTarget":
        "dbClusterIdentifier dbInstanceIdentifier dbProxyName region targetGroupName | dbClusterIdentifier dbInstanceIdentifier dbProxyName endpoint port rdsResourceId region targetArn targetGroupName trackedClusterId type",
    "aws:rds/snapshot:Snapshot":
        "dbInstanceIdentifier dbSnapshotIdentifier region sharedAccounts tags | allocatedStorage availabilityZone dbInstanceIdentifier dbSnapshotArn dbSnapshotIdentifier encrypted engine engineVersion iops kmsKeyId licenseModel optionGroupName port region sharedAccounts snapshotType sourceDbSnapshotIdentifier sourceRegion status storageType tags tagsAll vpcId",
    "aws:rds/subnetGroup:SubnetGroup":
        "description name namePrefix region subnetIds tags | arn description name namePrefix region subnetIds supportedNetworkTypes tags tagsAll vpcId",
    "aws:route53/healthCheck:HealthCheck":
        "childHealthThreshold childHealthchecks cloudwatchAlarmName cloudwatchAlarmRegion disabled enableSni failureThreshold fqdn insufficientDataHealthStatus invertHealthcheck ipAddress measureLatency port referenceName regions requestInterval resourcePath routingControlArn searchString tags triggers type | arn childHealthThreshold childHealthchecks cloudwatchAlarmName cloudwatchAlarmRegion disabled enableSni failureThreshold fqdn insufficientDataHealthStatus invertHealthcheck ipAddress measureLatency port referenceName regions requestInterval resourcePath routingControlArn searchString tags tagsAll triggers type",
    "aws:route53/record:Record":
        "aliases allowOverwrite cidrRoutingPolicy failoverRoutingPolicies geolocationRoutingPolicies geoproximityRoutingPolicy healthCheckId latencyRoutingPolicies multivalueAnswerRoutingPolicy name records setIdentifier ttl type weightedRoutingPolicies zoneId | aliases allowOverwrite cidrRoutingPolicy failoverRoutingPolicies fqdn geolocationRoutingPolicies geoproximityRoutingPolicy healthCheckId latencyRoutingPolicies multivalueAnswerRoutingPolicy name records setIdentifier ttl type weightedRoutingPolicies zoneId",
    "aws:route53/zone:Zone":
        "comment delegationSetId enableAcceleratedRecovery forceDestroy name tags vpcs | arn comment delegationSetId enableAcceleratedRecovery forceDestroy name nameServers primaryNameServer tags tagsAll vpcs zoneId",
    "aws:s3/bucket:Bucket":
        "accelerationStatus acl bucket bucketNamespace bucketPrefix corsRules forceDestroy grants lifecycleRules logging objectLockConfiguration objectLockEnabled policy region replicationConfiguration requestPayer serverSideEncryptionConfiguration tags versioning website | accelerationStatus acl arn bucket bucketDomainName bucketNamespace bucketPrefix bucketRegion bucketRegionalDomainName corsRules forceDestroy grants hostedZoneId lifecycleRules logging objectLockConfiguration objectLockEnabled policy region replicationConfiguration requestPayer serverSideEncryptionConfiguration tags tagsAll versioning website websiteDomain websiteEndpoint",
    "aws:s3/bucketAcl:BucketAcl":
        "accessControlPolicy acl bucket expectedBucketOwner region | accessControlPolicy acl bucket expectedBucketOwner region",
    "aws:s3/bucketCorsConfiguration:BucketCorsConfiguration":
        "bucket corsRules expectedBucketOwner region | bucket corsRules expectedBucketOwner region",
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration":
        "bucket expectedBucketOwner region rules timeouts transitionDefaultMinimumObjectSize | bucket expectedBucketOwner region rules timeouts transitionDefaultMinimumObjectSize",
    "aws:s3/bucketLogging:BucketLogging":
        "bucket expectedBucketOwner region targetBucket targetGrants targetObjectKeyFormat targetPrefix | bucket expectedBucketOwner region targetBucket targetGrants targetObjectKeyFormat targetPrefix",
    "aws:s3/bucketMetric:BucketMetric":
        "bucket filter name region | bucket filter name region",
    "aws:s3/bucketNotification:BucketNotification":
        "bucket eventbridge lambdaFunctions queues region topics | bucket eventbridge lambdaFunctions queues region topics",
    "aws:s3/bucketObject:BucketObject":
        "acl bucket bucketKeyEnabled cacheControl content contentBase64 contentDisposition contentEncoding contentLanguage contentType etag forceDestroy key kmsKeyId metadata objectLockLegalHoldStatus objectLockMode objectLockRetainUntilDate region serverSideEncryption source sourceHash storageClass tags websiteRedirect | acl arn bucket bucketKeyEnabled cacheControl content contentBase64 contentDisposition contentEncoding contentLanguage contentType etag forceDestroy key kmsKeyId metadata objectLockLegalHoldStatus objectLockMode objectLockRetainUntilDate region serverSideEncryption source sourceHash storageClass tags tagsAll versionId websiteRedirect",
    "aws:s3/bucketObjectv2:BucketObjectv2":
        "acl bucket bucketKeyEnabled cacheControl checksumAlgorithm content contentBase64 contentDisposition contentEncoding contentLanguage contentType etag forceDestroy key kmsKeyId metadata objectLockLegalHoldStatus objectLockMode objectLockRetainUntilDate overrideProvider region serverSideEncryption source sourceHash storageClass tags websiteRedirect | acl arn bucket bucketKeyEnabled cacheControl checksumAlgorithm checksumCrc32 checksumCrc32c checksumCrc64nvme checksumSha1 checksumSha256 content contentBase64 contentDisposition contentEncoding contentLanguage contentType etag forceDestroy key kmsKeyId metadata objectLockLegalHoldStatus objectLockMode objectLockRetainUntilDate overrideProvider region serverSideEncryption source sourceHash storageClass tags tagsAll versionId websiteRedirect",
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls":
        "bucket region rule | bucket region rule",
    "aws:s3/bucketPolicy:BucketPolicy":
        "bucket policy region | bucket policy region",
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock":
        "blockPublicAcls blockPublicPolicy bucket ignorePublicAcls region restrictPublicBuckets skipDestroy | blockPublicAcls blockPublicPolicy bucket ignorePublicAcls region restrictPublicBuckets skipDestroy",
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration":
        "bucket expectedBucketOwner region rules | bucket expectedBucketOwner region rules",
    "aws:s3/bucketVersioning:BucketVersioning":
        "bucket expectedBucketOwner mfa region versioningConfiguration | bucket expectedBucketOwner mfa region versioningConfiguration",
    "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration":
        "bucket errorDocument expectedBucketOwner indexDocument redirectAllRequestsTo region routingRuleDetails routingRules | bucket errorDocument expectedBucketOwner indexDocument redirectAllRequestsTo region routingRuleDetails routingRules websiteDomain websiteEndpoint",
    "aws:scheduler/schedule:Schedule":
        "actionAfterCompletion description endDate flexibleTimeWindow groupName kmsKeyArn name namePrefix region scheduleExpression scheduleExpressionTimezone startDate state target | actionAfterCompletion arn description endDate flexibleTimeWindow groupName kmsKeyArn name namePrefix region scheduleExpression scheduleExpressionTimezone startDate state target",
    "aws:scheduler/scheduleGroup:ScheduleGroup":
        "name namePrefix region tags | arn creationDate lastModificationDate name namePrefix region state tags tagsAll",
    "aws:secretsmanager/secret:Secret":
        "description forceOverwriteReplicaSecret kmsKeyId name namePrefix policy recoveryWindowInDays region replicas tags type | arn description forceOverwriteReplicaSecret kmsKeyId name namePrefix policy recoveryWindowInDays region replicas tags tagsAll type",
    "aws:secretsmanager/secretPolicy:SecretPolicy":
        "blockPublicPolicy policy region secretArn | blockPublicPolicy policy region secretArn",
    "aws:secretsmanager/secretRotation:SecretRotation":
        "externalSecretRotationMetadatas externalSecretRotationRoleArn region rotateImmediately rotationEnabled rotationLambdaArn rotationRules secretId | externalSecretRotationMetadatas externalSecretRotationRoleArn region rotateImmediately rotationEnabled rotationLambdaArn rotationRules secretId",
    "aws:secretsmanager/secretVersion:SecretVersion":
        "region secretBinary secretId secretString secretStringWo secretStringWoVersion versionStages | arn hasSecretStringWo region secretArn secretBinary secretId secretString secretStringWo secretStringWoVersion versionId versionStages",
    "aws:sns/topic:Topic":
        "applicationFailureFeedbackRoleArn applicationSuccessFeedbackRoleArn applicationSuccessFeedbackSampleRate archivePolicy contentBasedDeduplication deliveryPolicy displayName fifoThroughputScope fifoTopic firehoseFailureFeedbackRoleArn firehoseSuccessFeedbackRoleArn firehoseSuccessFeedbackSampleRate httpFailureFeedbackRoleArn httpSuccessFeedbackRoleArn httpSuccessFeedbackSampleRate kmsMasterKeyId lambdaFailureFeedbackRoleArn lambdaSuccessFeedbackRoleArn lambdaSuccessFeedbackSampleRate name namePrefix policy region signatureVersion sqsFailureFeedbackRoleArn sqsSuccessFeedbackRoleArn sqsSuccessFeedbackSampleRate tags tracingConfig | applicationFailureFeedbackRoleArn applicationSuccessFeedbackRoleArn applicationSuccessFeedbackSampleRate archivePolicy arn beginningArchiveTime contentBasedDeduplication deliveryPolicy displayName fifoThroughputScope fifoTopic firehoseFailureFeedbackRoleArn firehoseSuccessFeedbackRoleArn firehoseSuccessFeedbackSampleRate httpFailureFeedbackRoleArn httpSuccessFeedbackRoleArn httpSuccessFeedbackSampleRate kmsMasterKeyId lambdaFailureFeedbackRoleArn lambdaSuccessFeedbackRoleArn lambdaSuccessFeedbackSampleRate name namePrefix owner policy region signatureVersion sqsFailureFeedbackRoleArn sqsSuccessFeedbackRoleArn sqsSuccessFeedbackSampleRate tags tagsAll tracingConfig",
    "aws:sns/topicPolicy:TopicPolicy":
        "arn policy region | arn owner policy region",
    "aws:sns/topicSubscription:TopicSubscription":
        "confirmationTimeoutInMinutes deliveryPolicy endpoint endpointAutoConfirms filterPolicy filterPolicyScope protocol rawMessageDelivery redrivePolicy region replayPolicy subscriptionRoleArn topic | arn confirmationTimeoutInMinutes confirmationWasAuthenticated deliveryPolicy endpoint endpointAutoConfirms filterPolicy filterPolicyScope ownerId pendingConfirmation protocol rawMessageDelivery redrivePolicy region replayPolicy subscriptionRoleArn topic",
    "aws:sqs/queue:Queue":
        "contentBasedDeduplication deduplicationScope delaySeconds fifoQueue fifoThroughputLimit kmsDataKeyReusePeriodSeconds kmsMasterKeyId maxMessageSize messageRetentionSeconds name namePrefix policy receiveWaitTimeSeconds redriveAllowPolicy redrivePolicy region sqsManagedSseEnabled tags visibilityTimeoutSeconds | arn contentBasedDeduplication deduplicationScope delaySeconds fifoQueue fifoThroughputLimit kmsDataKeyReusePeriodSeconds kmsMasterKeyId maxMessageSize messageRetentionSeconds name namePrefix policy receiveWaitTimeSeconds redriveAllowPolicy redrivePolicy region sqsManagedSseEnabled tags tagsAll url visibilityTimeoutSeconds",
    "aws:sqs/queuePolicy:QueuePolicy":
        "policy queueUrl region | policy queueUrl region",
    "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy":
        "queueUrl redriveAllowPolicy region | queueUrl redriveAllowPolicy region",
    "aws:sqs/redrivePolicy:RedrivePolicy":
        "queueUrl redrivePolicy region | queueUrl redrivePolicy region",
    "aws:ssm/parameter:Parameter":
        "allowedPattern arn dataType description insecureValue keyId name overwrite region tags tier type value valueWo valueWoVersion | allowedPattern arn dataType description hasValueWo insecureValue keyId name overwrite region tags tagsAll tier type value valueWo valueWoVersion version",
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule":
        "cidrIpv4 cidrIpv6 description fromPort ipProtocol prefixListId referencedSecurityGroupId region securityGroupId tags toPort | arn cidrIpv4 cidrIpv6 description fromPort ipProtocol prefixListId referencedSecurityGroupId region securityGroupId securityGroupRuleId tags tagsAll toPort",
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule":
        "cidrIpv4 cidrIpv6 description fromPort ipProtocol prefixListId referencedSecurityGroupId region securityGroupId tags toPort | arn cidrIpv4 cidrIpv6 description fromPort ipProtocol prefixListId referencedSecurityGroupId region securityGroupId securityGroupRuleId tags tagsAll toPort",
    "aws:wafv2/ipSet:IpSet":
        "addresses description ipAddressVersion name namePrefix region scope tags | addresses arn description ipAddressVersion lockToken name namePrefix region scope tags tagsAll",
    "aws:wafv2/webAcl:WebAcl":
        "associationConfig captchaConfig challengeConfig customResponseBodies dataProtectionConfig defaultAction description name namePrefix region ruleJson rules scope tags tokenDomains visibilityConfig | applicationIntegrationUrl arn associationConfig capacity captchaConfig challengeConfig customResponseBodies dataProtectionConfig defaultAction description lockToken name namePrefix region ruleJson rules scope tags tagsAll tokenDomains visibilityConfig",
    "aws:wafv2/webAclAssociation:WebAclAssociation":
        "region resourceArn webAclArn | region resourceArn webAclArn",
    "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration":
        "logDestinationConfigs loggingFilter redactedFields region resourceArn | logDestinationConfigs loggingFilter redactedFields region resourceArn",
    "aws:wafv2/webAclRule:WebAclRule":
        "action captchaConfig challengeConfig name overrideAction priority region ruleLabels statement timeouts visibilityConfig webAclArn | action captchaConfig challengeConfig name overrideAction priority region ruleLabels statement timeouts visibilityConfig webAclArn",
    "random:index/randomBytes:RandomBytes":
        "keepers length | base64 hex keepers length",
    "random:index/randomId:RandomId":
        "byteLength keepers prefix | b64Std b64Url byteLength dec hex keepers prefix",
    "random:index/randomInteger:RandomInteger":
        "keepers max min seed | keepers max min result seed",
    "random:index/randomPassword:RandomPassword":
        "keepers length lower minLower minNumeric minSpecial minUpper number numeric overrideSpecial special upper | bcryptHash keepers length lower minLower minNumeric minSpecial minUpper number numeric overrideSpecial result special upper",
    "random:index/randomPet:RandomPet":
        "keepers length prefix separator | keepers length prefix separator",
    "random:index/randomShuffle:RandomShuffle":
        "inputs keepers resultCount seed | inputs keepers resultCount results seed",
    "random:index/randomString:RandomString":
        "keepers length lower minLower minNumeric minSpecial minUpper number numeric overrideSpecial special upper | keepers length lower minLower minNumeric minSpecial minUpper number numeric overrideSpecial result special upper",
    "random:index/randomUuid4:RandomUuid4":
        "keepers | keepers result",
    "random:index/randomUuid7:RandomUuid7":
        "keepers | keepers result",
    "random:index/randomUuid:RandomUuid":
        "keepers | keepers result",
};

/** Arguments and results of each function, parted by a bar. */
export const functionProperties: Readonly<Record<string, string>> = {
    "aws:acm/getCertificate:getCertificate":
        "domain keyTypes mostRecent region statuses tags types | arn certificate certificateChain domain id keyTypes mostRecent region status statuses tags types",
    "aws:ec2/getAmi:getAmi":
        "allowUnsafeFilter executableUsers filters includeDeprecated mostRecent nameRegex owners region tags uefiData | allowUnsafeFilter architecture arn blockDeviceMappings bootMode creationDate deprecationTime description enaSupport executableUsers filters hypervisor id imageId imageLocation imageOwnerAlias imageType imdsSupport includeDeprecated kernelId lastLaunchedTime mostRecent name nameRegex ownerId owners platform platformDetails productCodes public ramdiskId region rootDeviceName rootDeviceType rootSnapshotId sriovNetSupport state stateReason tags tpmSupport uefiData usageOperation virtualizationType",
    "aws:ec2/getSecurityGroup:getSecurityGroup":
        "filters id name region tags vpcId | arn description filters id name region tags vpcId",
    "aws:ec2/getSubnet:getSubnet":
        "availabilityZone availabilityZoneId cidrBlock defaultForAz filters id ipv6CidrBlock region state tags vpcId | arn assignIpv6AddressOnCreation availabilityZone availabilityZoneId availableIpAddressCount cidrBlock customerOwnedIpv4Pool defaultForAz enableDns64 enableLniAtDeviceIndex enableResourceNameDnsARecordOnLaunch enableResourceNameDnsAaaaRecordOnLaunch filters id ipv6CidrBlock ipv6CidrBlockAssociationId ipv6Native mapCustomerOwnedIpOnLaunch mapPublicIpOnLaunch outpostArn ownerId privateDnsHostnameTypeOnLaunch region state tags vpcId",
    "aws:ec2/getSubnets:getSubnets":
        "filters region tags | filters id ids region tags",
    "aws:ec2/getVpc:getVpc":
        "cidrBlock default dhcpOptionsId filters id region state tags | arn cidrBlock cidrBlockAssociations default dhcpOptionsId enableDnsHostnames enableDnsSupport enableNetworkAddressUsageMetrics filters id instanceTenancy ipv6AssociationId ipv6CidrBlock ipv6CidrBlockAssociations mainRouteTableId ownerId region state tags",
    "aws:elb/getServiceAccount:getServiceAccount":
        "region | arn id region",
    "aws:iam/getPolicy:getPolicy":
        "arn name pathPrefix tags | arn attachmentCount description id name path pathPrefix policy policyId tags",
    "aws:iam/getPolicyDocument:getPolicyDocument":
        "overrideJson overridePolicyDocuments policyId sourceJson sourcePolicyDocuments statements version | id json minifiedJson overrideJson overridePolicyDocuments policyId sourceJson sourcePolicyDocuments statements version",
    "aws:iam/getRole:getRole":
        "name tags | arn assumeRolePolicy createDate description id maxSessionDuration name path permissionsBoundary roleLastUseds tags uniqueId",
    "aws:index/getAvailabilityZones:getAvailabilityZones":
        "allAvailabilityZones excludeNames excludeZoneIds filters region state | allAvailabilityZones excludeNames excludeZoneIds filters groupNames id names region state zoneIds",
    "aws:index/getCallerIdentity:getCallerIdentity":
        "id | accountId arn id userId",
    "aws:index/getDefaultTags:getDefaultTags":
        "id | id tags",
    "aws:index/getPartition:getPartition":
        "id | dnsSuffix id partition reverseDnsPrefix",
    "aws:index/getRegion:getRegion":
        "endpoint id name region | description endpoint id name region",
    "aws:kms/getAlias:getAlias":
        "name region | arn id name region targetKeyArn targetKeyId",
    "aws:rds/getEngineVersion:getEngineVersion":
        "defaultOnly engine filters hasMajorTarget hasMinorTarget includeAll latest parameterGroupFamily preferredMajorTargets preferredUpgradeTargets preferredVersions region version | defaultCharacterSet defaultOnly engine engineDescription exportableLogTypes filters hasMajorTarget hasMinorTarget id includeAll latest parameterGroupFamily preferredMajorTargets preferredUpgradeTargets preferredVersions region status supportedCharacterSets supportedFeatureNames supportedModes supportedTimezones supportsCertificateRotationWithoutRestart supportsGlobalDatabases supportsIntegrations supportsLimitlessDatabase supportsLocalWriteForwarding supportsLogExportsToCloudwatch supportsParallelQuery supportsReadReplica validMajorTargets validMinorTargets validUpgradeTargets version versionActual versionDescription",
    "aws:route53/getZone:getZone":
        "enableAcceleratedRecovery name privateZone tags vpcId zoneId | arn callerReference comment enableAcceleratedRecovery id linkedServiceDescription linkedServicePrincipal name nameServers primaryNameServer privateZone resourceRecordSetCount tags vpcId zoneId",
    "aws:ssm/getParameter:getParameter":
        "name region withDecryption | arn id insecureValue name region type value version withDecryption",
};
