using BenchmarkDotNet.Attributes;
using RedStation.Domain.Certificates;

namespace RedStation.Tests.Benchmarks.Certificates;

/// <summary>A status list of a hundred thousand certificates: made once a minute, looked up by whoever checks one.</summary>
public class StatusListBenchmarks
{
    private int[] revoked = [];
    private string list = "";

    /// <summary>How many of a thousand are revoked.</summary>
    [Params(1, 10, 50)]
    public int RevokedPerMille { get; set; }

    /// <summary>Chooses which are.</summary>
    [GlobalSetup]
    public void Choose()
    {
        var random = new Random(20261130);
        revoked = [.. Enumerable.Range(0, StatusList.Size * RevokedPerMille / 1_000).Select(_ => random.Next(StatusList.Size))];
        list = StatusList.Write(revoked);
        Console.WriteLine($"// as a token: {list.Length * 4 / 3} bytes");
    }

    /// <summary>Making it.</summary>
    [Benchmark]
    public string Write() => StatusList.Write(revoked);

    /// <summary>Looking one up.</summary>
    [Benchmark]
    public bool? IsRevoked() => StatusList.IsRevoked(list, StatusList.Size / 2);
}
