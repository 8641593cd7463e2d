using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Devices;

/// <summary>A charger played by <c>charger.mjs</c>, a client that we did not write.</summary>
internal sealed class PlayedCharger : IDisposable
{
    private readonly Process node;
    private readonly Channel<JsonObject> said = Channel.CreateUnbounded<JsonObject>();
    private readonly List<JsonObject> asked = [];

    /// <summary>Starts it.</summary>
    public PlayedCharger(Uri server, string identity, string key, string protocol, bool answers = true)
    {
        var start = new ProcessStartInfo("node", "tests/Api/Devices/charger.mjs")
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["ENDPOINT"] = $"ws://{server.Authority}/ocpp";
        start.Environment["IDENTITY"] = identity;
        start.Environment["KEY"] = key;
        start.Environment["PROTOCOL"] = protocol;
        start.Environment["ANSWERS"] = answers ? "yes" : "no";
        node = Process.Start(start)!;
        _ = Listen();
    }

    /// <summary>A charger of a station, registered by its operator and on the line.</summary>
    public static async Task<PlayedCharger> Connect(DemoApiFixture api, string station, string kind, int ports = 1, bool answers = true)
    {
        await api.Station(station, ports);
        var key = await Register(api.As("operator", "op-ocpp", DemoApiFixture.Xihu), station, kind, ports);
        var charger = new PlayedCharger(api.Anonymous().Client.BaseAddress!, station, key, kind == "ocpp16" ? "ocpp1.6" : "ocpp2.0.1", answers);
        Assert.NotNull((await charger.Next())["connected"]);
        return charger;
    }

    /// <summary>Registers a charger, by the name of its station unless it has another; answers its key.</summary>
    public static async Task<string> Register(
        Caller staff, string station, string kind, int ports, string? identity = null) => (string)(await staff.Post(
        $"/api/v1/stations/{station}/equipment",
        new
        {
            operationId = Caller.NewOperation,
            kind,
            identity = identity ?? station,
            connectors = Enumerable.Range(1, ports).Select(port => new { connector = port, port }),
        })).Is(System.Net.HttpStatusCode.Created).Json["secret"]!;

    /// <summary>The next that it says; what it is asked meanwhile is kept.</summary>
    public async Task<JsonObject> Next()
    {
        using var limit = new CancellationTokenSource(Until.HangLimit);
        while (true)
        {
            var word = await said.Reader.ReadAsync(limit.Token);
            if (!word.ContainsKey("asked"))
            {
                return word;
            }

            asked.Add(word);
        }
    }

    /// <summary>What it has been asked, the next of a kind.</summary>
    public async Task<JsonNode> Asked(string action)
    {
        using var limit = new CancellationTokenSource(Until.HangLimit);
        while (true)
        {
            if (asked.FirstOrDefault(word => (string)word["asked"]! == action) is { } known)
            {
                asked.Remove(known);
                return known["params"]!;
            }

            asked.Add(await said.Reader.ReadAsync(limit.Token));
        }
    }

    /// <summary>Has it call us, and answers what came of it.</summary>
    public async Task<JsonNode> Call(string action, object payload)
    {
        await node.StandardInput.WriteLineAsync(System.Text.Json.JsonSerializer.Serialize(new[] { "call", action, payload }));
        await node.StandardInput.FlushAsync();
        var word = await Next();
        Assert.True(word.ContainsKey("answer"), word.ToJsonString());
        return word["answer"]!;
    }

    public void Dispose()
    {
        if (!node.HasExited)
        {
            node.Kill();
        }

        node.WaitForExit();
        node.Dispose();
    }

    private async Task Listen()
    {
        while (await node.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Writer.TryWrite(JsonNode.Parse(line)!.AsObject());
        }

        said.Writer.Complete();
    }
}
