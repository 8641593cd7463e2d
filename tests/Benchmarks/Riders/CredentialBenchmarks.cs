using BenchmarkDotNet.Attributes;
using RedStation.Contracts.Riders;
using RedStation.Domain.Riders;

namespace RedStation.Tests.Benchmarks.Riders;

/// <summary>Credentials: sealed for the phone, checked at the door.</summary>
public class CredentialBenchmarks
{
    private const string Rider = "r01arz3ndektsv4rrffq69g5fav";
    private const string Secret = "3b1f6c0e9a2d4c58b7e6f1029384a5b6c7d8e9f00112233445566778899aabbc";
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 4, 0, 0, TimeSpan.Zero);

    private readonly RiderState state = ProfileRules.Register(new RiderState(), new RegisterRider("骑手", "330106", []), Secret);
    private readonly string nonce = "0011223344556677";
    private readonly string text = CredentialText.Issue(Rider, Noon.AddSeconds(60), "0011223344556677", Secret).ToString();

    private readonly PresentedCredential presented;

    public CredentialBenchmarks() => presented = new(text, "station", "station", "驿站", "330106");

    /// <summary>A fresh one.</summary>
    [Benchmark]
    public string Issue() => CredentialText.Issue(Rider, Noon.AddSeconds(60), nonce, Secret).ToString();

    /// <summary>Read, checked and marked used.</summary>
    [Benchmark]
    public bool Present() => CredentialRules.Present(Rider, state, presented, Noon).Refusal is null;
}
