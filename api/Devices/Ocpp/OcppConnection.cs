using System.Globalization;
using System.Net.WebSockets;
using System.Threading.Channels;
using RedStation.Contracts;
using RedStation.Contracts.Devices;
using RedStation.Domain.Devices.Ocpp;
using RedStation.Domain.Devices.Ocpp.Frames;
using RedStation.Domain.Devices.Ocpp.Orders;

namespace RedStation.Api.Devices.Ocpp;

/// <summary>
/// A charger on the line. Its requests are answered one after the other; its answers to ours pass them by, for both directions may have one open.
/// Whatever it sends, the line stays, and every request gets an answer.
/// </summary>
internal sealed partial class OcppConnection(
    OcppSocket socket, string identity, string linkId, OcppVersion version, IOcppDialogue dialogue, DiaryFeed diary, StatusFeed statuses,
    TimeProvider clock, ILogger logger) : IEquipmentLink, IDisposable
{
    /// <summary>How long a charger that has come back may take to tell of its connectors by itself.</summary>
    private static readonly TimeSpan TellsWithin = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource closing = new();
    private readonly Channel<OcppCall> calls = Channel.CreateBounded<OcppCall>(
        new BoundedChannelOptions(OcppLimits.Waiting) { SingleReader = true, SingleWriter = true });

    private readonly PaceOfMessages pace = new(clock);
    private OcppCalls? ours;
    private volatile ChargerStanding standing = ChargerStanding.Pending;
    private EquipmentLinkEnd? end;

    /// <inheritdoc/>
    public string Identity => identity;

    /// <inheritdoc/>
    public EquipmentLink Facts { get; private set; } = new(linkId, OcppProtocols.NameOf(version));

    /// <summary>Whether the charger is let in.</summary>
    public ChargerStanding Standing => standing;

    /// <summary>Has the charger's grain told of <see cref="Facts"/>, and <see cref="Attached"/> called with what it says.</summary>
    public Func<Task> Announce { get; set; } = () => Task.CompletedTask;

    /// <summary>What the charger's grain says to the connection.</summary>
    public void Attached(Answer<Equipment, EquipmentRefusal> answer) =>
        standing = answer.Value is not null ? ChargerStanding.Accepted : ChargerStanding.Rejected;

    /// <summary>Serves until the charger is gone or is closed.</summary>
    public async Task Run(CancellationToken gone)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(gone, closing.Token);
        ours = new OcppCalls(version, socket, clock, both.Token);
        Task[] work = [Answer(both.Token), diary.Run(both.Token), statuses.Run(both.Token), AskStatuses(both.Token)];
        try
        {
            await Read(both.Token);
        }
        finally
        {
            await closing.CancelAsync();
            await Task.WhenAll(work).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (end is { } reason)
            {
                await Goodbye(reason);
            }
        }
    }

    /// <inheritdoc/>
    public void Close(EquipmentLinkEnd reason)
    {
        end = reason;
        _ = closing.CancelAsync();
    }

    /// <inheritdoc/>
    public void Dispose() => closing.Dispose();

    /// <inheritdoc/>
    public async Task<CommandAnswer> Carry(EquipmentOrder order, CancellationToken over)
    {
        if (dialogue.Ask(order) is not { } request)
        {
            return new CommandAnswer(CommandOutcome.Unsupported);
        }

        if (ours is null)
        {
            return new CommandAnswer(CommandOutcome.NotConnected);
        }

        diary.Told(request.Action, order.Connector is { } connector ? connector.ToString(CultureInfo.InvariantCulture) : "");
        return await ours.Ask(request, over) switch
        {
            OcppResult result => Outcome(request, result),
            OcppError { Code: "NotImplemented" or "NotSupported" } error => new CommandAnswer(CommandOutcome.Unsupported, error.Code),
            OcppError error => new CommandAnswer(CommandOutcome.Rejected, error.Code),
            _ => new CommandAnswer(CommandOutcome.TimedOut),
        };
    }

    private CommandAnswer Outcome(OcppOrder request, OcppResult result)
    {
        var (message, fault) = OcppPayloads.Read(result.Payload, OcppActions.ToChargers(version)[request.Action].Answer);
        if (message is null)
        {
            diary.Refused(request.Action, fault!.Description, EquipmentFault.InvalidField);
            return new CommandAnswer(CommandOutcome.Rejected, fault.Description);
        }

        return dialogue.Outcome(message);
    }

    private async Task Read(CancellationToken stopping)
    {
        while (await socket.Read(stopping) is { } message)
        {
            if (pace.Wait() is { } wait)
            {
                diary.Refused("", "", EquipmentFault.TooMany);
                await Task.Delay(wait, clock, stopping);
            }

            await Take(message, stopping);
        }
    }

    private async Task Take(byte[] message, CancellationToken stopping)
    {
        switch (OcppFrameReader.Read(message))
        {
            case OcppCall call when !calls.Writer.TryWrite(call):
                await Refuse(call.Id, OcppErrorCode.GenericError, "Too many requests are open; one at a time is allowed.", stopping);
                diary.Refused(call.Action, "", EquipmentFault.TooMany);
                break;
            case OcppResult result:
                ours!.Answered(result.Id, result);
                break;
            case OcppError error:
                ours!.Answered(error.Id, error);
                break;
            case OcppMalformed malformed:
                diary.Refused("", malformed.Description, message.Length == 0 ? EquipmentFault.TooLarge : EquipmentFault.Malformed);
                if (malformed.Answered)
                {
                    await Refuse(malformed.Id, malformed.Code, malformed.Description, stopping);
                }

                break;
        }
    }

    private async Task Answer(CancellationToken stopping)
    {
        try
        {
            await foreach (var call in calls.Reader.ReadAllAsync(stopping))
            {
                await socket.Send(await AnswerTo(call), stopping);
            }
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException && !stopping.IsCancellationRequested)
        {
            // Nobody reads there any more: the connection is of no use to the reading half either.
            await closing.CancelAsync();
        }
    }

    private async Task<byte[]> AnswerTo(OcppCall call)
    {
        if (!OcppActions.FromChargers(version).TryGetValue(call.Action, out var action))
        {
            diary.Refused(call.Action, "", EquipmentFault.Unsupported);
            return OcppFrameWriter.Error(version, call.Id, OcppActions.Unserved(call.Action), "The action is not served here.");
        }

        var (request, fault) = OcppPayloads.Read(call.Payload, action.Request);
        if (request is null || (fault = dialogue.FaultOf(request)) is not null)
        {
            diary.Refused(call.Action, fault!.Description, EquipmentFault.InvalidField);
            return OcppFrameWriter.Error(version, call.Id, fault.Code, fault.Description);
        }

        if (dialogue.Introduced(request) is { } self)
        {
            Facts = Facts with { Vendor = self.Vendor, Model = self.Model, Firmware = self.Firmware };
            await Announce();
        }
        else if (standing != ChargerStanding.Accepted)
        {
            diary.Refused(call.Action, "", EquipmentFault.OutOfOrder);
            return OcppFrameWriter.Error(version, call.Id, OcppErrorCode.SecurityError, "The charger has not been accepted yet.");
        }

        return await AnswerTo(call, action, request);
    }

    private async Task<byte[]> AnswerTo(OcppCall call, OcppAction action, object request)
    {
        try
        {
            var reply = await dialogue.Answer(request, standing);
            diary.Heard(call.Action, reply.Note, reply.ToldAt);
            return OcppFrameWriter.Result(call.Id, reply.Answer, action.Answer);
        }
        catch (Exception transient) when (TransientFault.Is(transient))
        {
            // The charger keeps it and sends it again.
            diary.Refused(call.Action, "", EquipmentFault.NotStored);
            LogNotDone(logger, identity, call.Action, transient.GetType().Name);
            return OcppFrameWriter.Error(version, call.Id, OcppErrorCode.InternalError, "It could not be done now; send it again.");
        }
        catch (Exception unexpected)
        {
            LogFault(logger, unexpected, identity, call.Action);
            return OcppFrameWriter.Error(version, call.Id, OcppErrorCode.InternalError, "It could not be done.");
        }
    }

    private Task Refuse(string? id, OcppErrorCode code, string description, CancellationToken stopping) =>
        socket.Send(OcppFrameWriter.Error(version, id, code, description), stopping);

    /// <summary>What was kept of its connectors may be of before it was away.</summary>
    private async Task AskStatuses(CancellationToken stopping)
    {
        await Task.Delay(TellsWithin, clock, stopping);
        if (!statuses.HasAny && standing == ChargerStanding.Accepted)
        {
            await ours!.Ask(dialogue.TellStatus, stopping);
        }
    }

    private async Task Goodbye(EquipmentLinkEnd reason)
    {
        try
        {
            await socket.Close(
                reason == EquipmentLinkEnd.Replaced ? WebSocketCloseStatus.PolicyViolation : WebSocketCloseStatus.NormalClosure,
                reason.ToString(), CancellationToken.None);
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // It was gone already.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Charger {Identity} was not answered its {Action}: {Fault}; it will send it again")]
    private static partial void LogNotDone(ILogger logger, string identity, string action, string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "Charger {Identity} could not be answered its {Action}")]
    private static partial void LogFault(ILogger logger, Exception fault, string identity, string action);
}
