using RedStation.Contracts;
using RedStation.Contracts.Devices;
using RedStation.Domain.Operations;

namespace RedStation.Grains.Devices;

/// <summary>Carries commands to a device and waits for what comes of them. Each is noted before it is sent, and its outcome after.</summary>
/// <param name="identity">The device.</param>
/// <param name="record">The record of commands.</param>
/// <param name="clock">The time.</param>
/// <param name="note">Notes a message in the device's diary.</param>
public sealed class CommandDesk(string identity, IEquipmentCommands record, TimeProvider clock, Action<EquipmentMessage> note)
{
    private const int MostAtOnce = 8;
    private const int LongestDetail = 1_000;

    private readonly Dictionary<string, TaskCompletionSource<(CommandOutcome Outcome, string? Detail)>> waiting = [];

    /// <summary>Carries a command, or finds what came of it when it was given before.</summary>
    /// <param name="command">The command.</param>
    /// <param name="gateway">The process that holds the device's connection; null when it has none.</param>
    /// <param name="linkId">The connection.</param>
    public async Task<Answer<EquipmentCommand, EquipmentRefusal>> Carry(CommandEquipment command, IEquipmentGateway? gateway, string linkId)
    {
        if (waiting.Count >= MostAtOnce)
        {
            return EquipmentRefusal.TooManyCommands;
        }

        var asked = new EquipmentCommand(
            Guid.CreateVersion7().ToString("D"), identity, command.Act, command.Connector, command.By, clock.GetUtcNow());
        // Before it is sent: its answer may come before the note is stored.
        var answer = waiting[asked.CommandId] = new(TaskCreationOptions.RunContinuationsAsynchronously);
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
                asked.CommandId, identity, linkId, command.Act, command.Connector, command.Parameters, asked.At + Limits.CommandPatience);
            var (outcome, detail) = await Send(gateway, order) ? await Await(answer.Task) : (CommandOutcome.TimedOut, null);
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
            answer.TrySetResult((outcome, detail is { Length: > LongestDetail } ? detail[..LongestDetail] : detail));
        }
    }

    /// <summary>The connection is lost: what was under way may have been done or not.</summary>
    public void LoseAll()
    {
        foreach (var answer in waiting.Values)
        {
            answer.TrySetResult((CommandOutcome.TimedOut, null));
        }
    }

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

    private async Task<(CommandOutcome Outcome, string? Detail)> Await(Task<(CommandOutcome Outcome, string? Detail)> answer)
    {
        using var over = new CancellationTokenSource();
        await Task.WhenAny(answer, Task.Delay(Limits.CommandPatience, clock, over.Token));
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

        var (outcome, detail) = waiting.TryGetValue(begun.CommandId, out var answer) ? await Await(answer.Task) : (CommandOutcome.TimedOut, null);
        return await End(begun, outcome, detail);
    }

    private async Task<Answer<EquipmentCommand, EquipmentRefusal>> End(EquipmentCommand command, CommandOutcome outcome, string? detail)
    {
        var ended = command with { Outcome = outcome, Detail = detail, AnsweredAt = clock.GetUtcNow() };
        await record.End(ended);
        return ended;
    }
}
