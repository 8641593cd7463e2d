namespace RedStation.Tests.Cluster.Trouble;

/// <summary>A process whose data folder it may not write to ends at start with a sentence, instead of failing every request later.</summary>
public sealed class ReadOnlyFolderTests
{
    /// <summary>Nobody may make a file there, not even root.</summary>
    private const string Folder = "/sys/kernel";

    /// <summary>The secrets come before the database, which need not be there.</summary>
    private static readonly Dictionary<string, string> Cluster = new() { ["ConnectionStrings__RedStation"] = "Host=127.0.0.1;Port=1;Timeout=1" };

    [Fact]
    public Task DatabaseInIt_IsSaidInASentence() => Refused([], "cannot be written to");

    [Fact]
    public Task SecretsAlone_AreSaidInASentence() => Refused(Cluster, "signing-00000000T000000.pem", "--client");

    private static async Task Refused(Dictionary<string, string> environment, string reason, params string[] arguments)
    {
        await using var server = Server.Launch("api", Folder, environment, arguments);
        await Until.True(() => server.HasEnded, "the end of the process");
        await server.UntilPrinted("--data DIR");

        var output = server.Output;
        Assert.All([Folder, reason, "RedStation:Data"], part => Assert.Contains(part, output, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }
}
