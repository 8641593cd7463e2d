using RedStation.Contracts;
using RedStation.Contracts.Devices;
using RedStation.Domain.Devices;
using RedStation.Domain.Operations;

namespace RedStation.Grains.Devices;

/// <summary>Carries commands to a device and waits for what comes of them. Each is noted before it is sent, and its outcome after.</summary>
/// <param name="identity">The device.</param>
/// <param name="record">The record of commands.</param>
/// <param name="clock">The time.</param>
/// <param name="note">Notes a message in the device's diary.</param>
public sealed class CommandDesk(string identity, IEquipmentCommands record, TimeProvider clock, Action<EquipmentMessage> note)
{
    /// <summary>What waits of all callers, stops aside: whoever has begun something must be able to end it.</summary>
    private const int MostAtOnce = 8;
    private const int MostOfOneCaller = 2;
    private const int MostStarts = 4;
    private const int LongestDetail = 1_000;

    private readonly Dictionary<string, Waiting> waiting = [];

    /// <summary>Carries a command, or finds what came of it when it was given before.</summary>
    /// <param name="command">The command.</param>
    /// <param name="gateway">The process that holds the device's connection; null when it has none.</param>
    /// <param name="linkId">The connection.</param>
    public async Task<Answer<EquipmentCommand, EquipmentRefusal>> Carry(CommandEquipment command, IEquipmentGateway? gateway, string linkId)
    {
        if (IsTooMuch(command))
        {
            return EquipmentRefusal.TooManyCommands;
        }

        var asked = new EquipmentCommand(
            Guid.CreateVersion7().ToString("D"), identity, command.Act, command.Connector, command.ByRider ? null : command.By,
            clock.GetUtcNow(), Reason: DoorRules.ReasonOf(command));
        // Before it is sent: its answer may come before the note is stored.
        var answer = waiting[asked.CommandId] = new Waiting(command.By, command.Act);
        try
        {
            var begun = await record.Begin(asked, command.Operation, Fingerprint.Of("command-equipment", command));
            if (begun is null)
            {
                return EquipmentRefusal.OperationIdReused;
            }

            if (begun.CommandId != asked.CommandId)
            {
                return await Repeated(begun);
            }

            note(new(asked.At, MessageDirection.Out, command.Act.ToString(), command.Connector is { } at ? $"connector {at}" : ""));
            if (gateway is null)
            {
                return await End(asked, CommandOutcome.NotConnected, null);
            }

            var order = new EquipmentOrder(
                asked.CommandId, identity, linkId, command.Act, command.Connector, command.Parameters,
                asked.At + DoorRules.PatienceFor(command.Act));
            var (outcome, detail) = await Send(gateway, order) ? await Await(answer.Outcome.Task, command.Act) : (CommandOutcome.TimedOut, null);
            return await End(asked, outcome, detail);
        }
        finally
        {
            waiting.Remove(asked.CommandId);
        }
    }

    /// <summary>The device has answered. What nobody waits for any more is late.</summary>
    public void Answered(string commandId, CommandOutcome outcome, string? detail)
    {
        note(new(clock.GetUtcNow(), MessageDirection.In, "answer", outcome.ToString()));
        if (waiting.TryGetValue(commandId, out var answer))
        {
            answer.Outcome.TrySetResult((outcome, detail is { Length: > LongestDetail } ? detail[..LongestDetail] : detail));
        }
    }

    /// <summary>The connection is lost: what was under way may have been done or not.</summary>
    public void LoseAll()
    {
        foreach (var answer in waiting.Values)
        {
            answer.Outcome.TrySetResult((CommandOutcome.TimedOut, null));
        }
    }

    /// <summary>Nobody takes the places of all others: not one caller, and not all who would begin.</summary>
    private bool IsTooMuch(CommandEquipment command) =>
        waiting.Values.Count(entry => entry.By == command.By) >= MostOfOneCaller
        || (command.Act == EquipmentAct.Start && waiting.Values.Count(entry => entry.Act == EquipmentAct.Start) >= MostStarts)
        || (command.Act != EquipmentAct.Stop && waiting.Values.Count(entry => entry.Act != EquipmentAct.Stop) >= MostAtOnce);

    private static async Task<bool> Send(IEquipmentGateway gateway, EquipmentOrder order)
    {
        try
        {
            await gateway.Send(order);
            return true;
        }
        catch (Exception fault) when (TransientFault.Is(fault))
        {
            return false;
        }
    }

    private async Task<(CommandOutcome Outcome, string? Detail)> Await(
        Task<(CommandOutcome Outcome, string? Detail)> answer, EquipmentAct act)
    {
        using var over = new CancellationTokenSource();
        await Task.WhenAny(answer, Task.Delay(DoorRules.PatienceFor(act), clock, over.Token));
        await over.CancelAsync();
        return answer.IsCompleted ? await answer : (CommandOutcome.TimedOut, null);
    }

    /// <summary>The same command again: it is still under way, or over, or a crash came between and nobody will ever know.</summary>
    private async Task<Answer<EquipmentCommand, EquipmentRefusal>> Repeated(EquipmentCommand begun)
    {
        if (begun.Outcome != CommandOutcome.Sent)
        {
            return begun;
        }

        var (outcome, detail) = waiting.TryGetValue(begun.CommandId, out var first)
            ? await Await(first.Outcome.Task, begun.Act) : (CommandOutcome.TimedOut, null);
        return await End(begun, outcome, detail);
    }

    private async Task<Answer<EquipmentCommand, EquipmentRefusal>> End(EquipmentCommand command, CommandOutcome outcome, string? detail)
    {
        var ended = command with { Outcome = outcome, Detail = detail, AnsweredAt = clock.GetUtcNow() };
        await record.End(ended);
        return ended;
    }

    /// <summary>A command that waits for what comes of it.</summary>
    private sealed record Waiting(string By, EquipmentAct Act)
    {
        public TaskCompletionSource<(CommandOutcome Outcome, string? Detail)> Outcome { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
