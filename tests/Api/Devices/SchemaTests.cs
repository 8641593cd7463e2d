using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RedStation.Domain.Devices.Ocpp;
using RedStation.Domain.Devices.Ocpp.Frames;

namespace RedStation.Tests.Api.Devices;

/// <summary>What the published schemas of OCPP refuse is refused, and what they accept is accepted, over messages made of them and spoilt.</summary>
public sealed class SchemaTests
{
    private const int Messages = 20_000;

    /// <summary>Others are tried by hand: <c>OCPP_SEED=7 dotnet run …</c>.</summary>
    private const int StandardSeed = 20261130;

    [Fact]
    public async Task Payloads_AreReadAsThePublishedSchemasHaveThem()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("OCPP_SEED"), out var given) ? given : StandardSeed;
        var wrong = new List<string>();
        var (valid, all) = (0, 0);
        await foreach (var line in Judged(Messages, seed))
        {
            var judged = JsonNode.Parse(line)!;
            var version = Enum.Parse<OcppVersion>((string)judged["version"]!);
            var action = (string)judged["action"]!;
            var type = (string)judged["kind"]! == "req"
                ? OcppActions.FromChargers(version)[action].Request
                : OcppActions.ToChargers(version)[action].Answer;
            var (message, fault) = OcppPayloads.Read(Encoding.UTF8.GetBytes((string)judged["payload"]!), type);
            all++;
            valid += (bool)judged["valid"]! ? 1 : 0;
            if (message is not null != (bool)judged["valid"]!)
            {
                wrong.Add($"{line} {fault}");
            }
            else if (message is not null)
            {
                // What was read can be written, and is read as the same again.
                Assert.Null(OcppPayloads.Read(JsonSerializer.SerializeToUtf8Bytes(message, type), type).Fault);
            }
        }

        Assert.True(wrong.Count == 0, $"Seed {seed}, {wrong.Count} of {all}:\n{string.Join('\n', wrong.Take(10))}");
        Assert.Equal(Messages, all);
        Assert.InRange(valid, Messages / 5, Messages * 4 / 5);
    }

    private static async IAsyncEnumerable<string> Judged(int count, int seed)
    {
        var start = new ProcessStartInfo("node", ["tests/Api/Devices/schemas.mjs", $"{count}", $"{seed}"])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["WANTED"] = string.Join(' ', Wanted());
        using var node = Process.Start(start)!;
        try
        {
            while (await node.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            {
                yield return line;
            }

            await node.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, node.ExitCode);
        }
        finally
        {
            if (!node.HasExited)
            {
                node.Kill();
            }
        }
    }

    private static IEnumerable<string> Wanted() =>
        from version in Enum.GetValues<OcppVersion>()
        from name in OcppActions.FromChargers(version).Keys.Select(action => action + ".req")
            .Concat(OcppActions.ToChargers(version).Keys.Select(action => action + ".conf"))
        select $"{version}.{name}";
}
