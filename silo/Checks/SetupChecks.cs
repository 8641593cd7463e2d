namespace RedStation.Silo.Checks;

/// <summary>All checks, the gravest first.</summary>
internal static class SetupChecks
{
    private static readonly ISetupCheck[] All =
    [
        new SettingsAreRight(), new DatabaseIsReachable(), new SchemaIsCurrent(), new DatabaseIsWritable(), new WritesAreDurable(), new ClocksAgree(),
        new ConnectionsSuffice(),
        new PasswordIsStrong(), new ConnectionIsEncrypted(), new FolderIsPrivate(), new SecretsAreShared(), new FirstAdminIsGone(),
        new EndpointsAreFree(), new DiskHasRoom(), new DemoIsOff(),
    ];

    /// <summary>Everything that is wrong.</summary>
    public static IReadOnlyList<Finding> Find(SetupFacts facts) => [.. All.SelectMany(check => check.Find(facts))];
}
