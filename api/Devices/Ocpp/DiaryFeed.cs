using System.Threading.Channels;
using RedStation.Contracts;
using RedStation.Contracts.Devices;
using RedStation.Domain.Devices;

namespace RedStation.Api.Devices.Ocpp;

/// <summary>
/// Tells a charger's grain what came and what was refused, one after the other and behind the answers. Of more than it can take the oldest are left
/// out: it is a diary, not a ledger.
/// </summary>
internal sealed class DiaryFeed(IEquipmentGrain grain, string linkId, TimeProvider clock)
{
    private const int MostWaiting = 64;
    private const int LongestText = 160;
    private const int LongestKind = 40;

    /// <summary>Signs of life that say nothing else.</summary>
    private static readonly TimeSpan LifeEvery = TimeSpan.FromSeconds(10);

    private readonly Channel<Entry> waiting = Channel.CreateBounded<Entry>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private DateTimeOffset lifeAt;

    /// <summary>A message was taken.</summary>
    /// <param name="kind">What it was.</param>
    /// <param name="text">What stood in it; null for a sign of life.</param>
    /// <param name="toldAt">The charger's own time, or null.</param>
    public void Heard(string kind, string? text, DateTimeOffset? toldAt)
    {
        var now = clock.GetUtcNow();
        if (text is null)
        {
            if (now - lifeAt < LifeEvery)
            {
                return;
            }

            lifeAt = now;
        }

        waiting.Writer.TryWrite(new Entry(
            text is null ? null : Message(MessageDirection.In, kind, text, null), toldAt - now, IsRefused: false));
        if (toldAt is { } told && DeviceClock.FaultOf(told, now) is { } fault)
        {
            Refused(kind, told.UtcDateTime.ToString("O"), fault);
        }
    }

    /// <summary>Something was sent to the charger.</summary>
    public void Told(string kind, string text) =>
        waiting.Writer.TryWrite(new Entry(Message(MessageDirection.Out, kind, text, null), null, IsRefused: false));

    /// <summary>A message was refused, or a part of it.</summary>
    public void Refused(string kind, string text, EquipmentFault fault) =>
        waiting.Writer.TryWrite(new Entry(Message(MessageDirection.In, kind, text, fault), null, IsRefused: true));

    /// <summary>Tells until it is stopped.</summary>
    public async Task Run(CancellationToken stopping)
    {
        await foreach (var entry in waiting.Reader.ReadAllAsync(stopping))
        {
            try
            {
                await (entry.IsRefused ? grain.Refused(entry.Message!) : grain.Heard(linkId, entry.Message, entry.ClockOffset));
            }
            catch (Exception fault) when (TransientFault.Is(fault) && !stopping.IsCancellationRequested)
            {
                // The next says as much; what its operator misses is a line.
            }
        }
    }

    private EquipmentMessage Message(MessageDirection direction, string kind, string text, EquipmentFault? fault) => new(
        clock.GetUtcNow(), direction, kind.Length > LongestKind ? kind[..LongestKind] : kind, text.Length > LongestText ? text[..LongestText] : text,
        fault);

    private sealed record Entry(EquipmentMessage? Message, TimeSpan? ClockOffset, bool IsRefused);
}
