using System.Globalization;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using RedStation.Domain;

namespace RedStation.Api.Demo;

/// <summary>What the demo's charger does on its line: it obeys, runs its meters, and has a rider with a card come and go.</summary>
/// <param name="connectors">What it has.</param>
/// <param name="card">The card that it is shown when nobody else comes.</param>
/// <param name="clock">The time.</param>
internal sealed class ChargerPlay(IReadOnlyList<DemoConnector> connectors, string card, TimeProvider clock)
{
    private const int StepWh = 3;

    /// <summary>Every so many steps the rider with the card comes or goes; the last connector is left to them, the others to whoever looks.</summary>
    private const int StepsOfAVisit = 12;

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(10);

    private readonly Channel<Func<ChargerLine, CancellationToken, Task>> todo =
        Channel.CreateUnbounded<Func<ChargerLine, CancellationToken, Task>>();

    private string Now => IsoTime.Write(clock.GetUtcNow());

    /// <summary>Plays until the line ends.</summary>
    public async Task Run(ChargerLine line, CancellationToken cancellation)
    {
        await line.Ask("BootNotification", new { chargePointVendor = "演示桩", chargePointModel = "Demo 16", firmwareVersion = "1.0" }, cancellation);
        await TellAll(line, cancellation);
        for (var step = 1; ; step++)
        {
            using var pause = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            pause.CancelAfter(Step);
            while (await Next(pause.Token) is { } act)
            {
                await act(line, cancellation);
            }

            cancellation.ThrowIfCancellationRequested();
            await Charge(line, cancellation);
            if (step % StepsOfAVisit == 1)
            {
                var own = connectors[^1];
                await (own.Transaction is null ? Begin(line, own, card, cancellation) : End(line, own, "Local", cancellation));
            }
        }
    }

    /// <summary>Says at once whether it will; what follows, it does and tells afterwards.</summary>
    public object? Obey(string action, JsonNode payload)
    {
        var connector = connectors.FirstOrDefault(one => one.Number == (int?)payload["connectorId"]);
        switch (action)
        {
            case "RemoteStartTransaction" when connector is { Status: "Available" }:
                var tag = (string)payload["idTag"]!;
                return Later((line, cancellation) => Begin(line, connector, tag, cancellation));
            case "RemoteStopTransaction" when connectors.FirstOrDefault(one => one.Transaction == (int)payload["transactionId"]!) is { } charging:
                return Later((line, cancellation) => End(line, charging, "Remote", cancellation));
            case "RemoteStartTransaction" or "RemoteStopTransaction":
                return new { status = "Rejected" };
            case "UnlockConnector":
                return new { status = connector is null ? "UnlockFailed" : "Unlocked" };
            case "ChangeAvailability":
                foreach (var one in connectors.Where(one => connector is null || one == connector))
                {
                    one.IsOut = (string)payload["type"]! == "Inoperative";
                }

                return Later(TellAll);
            case "Reset" or "TriggerMessage":
                return Later(TellAll);
            default:
                return null;
        }
    }

    /// <summary>What the server has asked for; null when the step is over.</summary>
    private async Task<Func<ChargerLine, CancellationToken, Task>?> Next(CancellationToken step)
    {
        try
        {
            return await todo.Reader.ReadAsync(step);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private object Later(Func<ChargerLine, CancellationToken, Task> act)
    {
        todo.Writer.TryWrite(act);
        return new { status = "Accepted" };
    }

    private async Task Begin(ChargerLine line, DemoConnector connector, string idTag, CancellationToken cancellation)
    {
        if (connector.Transaction is not null)
        {
            return;
        }

        var begun = await line.Ask(
            "StartTransaction", new { connectorId = connector.Number, idTag, meterStart = connector.MeterWh, timestamp = Now }, cancellation);
        connector.Transaction = (int)begun["transactionId"]!;
        if ((string?)begun["idTagInfo"]!["status"] != "Accepted")
        {
            await End(line, connector, "DeAuthorized", cancellation);
            return;
        }

        await Tell(line, connector, cancellation);
    }

    private async Task End(ChargerLine line, DemoConnector connector, string reason, CancellationToken cancellation)
    {
        if (connector.Transaction is { } transactionId)
        {
            await line.Ask(
                "StopTransaction", new { transactionId, meterStop = connector.MeterWh, timestamp = Now, reason }, cancellation);
            connector.Transaction = null;
            await Tell(line, connector, cancellation);
        }
    }

    private async Task Charge(ChargerLine line, CancellationToken cancellation)
    {
        await line.Ask("Heartbeat", new { }, cancellation);
        foreach (var connector in connectors.Where(one => one.Transaction is not null))
        {
            connector.MeterWh += StepWh;
            var value = connector.MeterWh.ToString(CultureInfo.InvariantCulture);
            await line.Ask(
                "MeterValues",
                new
                {
                    connectorId = connector.Number,
                    transactionId = connector.Transaction,
                    meterValue = new[] { new { timestamp = Now, sampledValue = new[] { new { value } } } },
                },
                cancellation);
        }
    }

    private async Task TellAll(ChargerLine line, CancellationToken cancellation)
    {
        foreach (var connector in connectors)
        {
            await Tell(line, connector, cancellation);
        }
    }

    private Task<JsonNode> Tell(ChargerLine line, DemoConnector connector, CancellationToken cancellation) => line.Ask(
        "StatusNotification",
        new { connectorId = connector.Number, errorCode = "NoError", status = connector.Status, timestamp = Now },
        cancellation);
}
