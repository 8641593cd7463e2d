using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using RedStation.Contracts;
using RedStation.Contracts.Profiles;
using RedStation.Grains.Honours;

namespace RedStation.Grains.Riders;

/// <summary>
/// What a station greets a rider with, kept for a while: a rider at a door waits for no history. It is looked up again after ten minutes, and as
/// soon as the ledger or a case of theirs has changed.
/// </summary>
/// <param name="riderId">The rider.</param>
/// <param name="honours">Where they are computed.</param>
/// <param name="clock">The time.</param>
/// <param name="logger">Where it is said that they could not be.</param>
internal sealed partial class HonourMemory(string riderId, IRiderHonours honours, TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    private ImmutableArray<HonourName>? known;
    private DateTimeOffset lookAgainAt;

    /// <summary>The honours, or null when there are none, or none are known while the database is away: the door opens without them.</summary>
    public async Task<ImmutableArray<HonourName>?> Get()
    {
        if (clock.GetUtcNow() >= lookAgainAt)
        {
            try
            {
                known = await honours.Of(riderId);
                lookAgainAt = clock.GetUtcNow() + KeptFor;
            }
            catch (Exception fault) when (TransientFault.OfStorage(fault) is not null)
            {
                LogNotKnown(logger, fault, riderId);
            }
        }

        return known is { IsEmpty: false } ? known : null;
    }

    /// <summary>Something that counts has changed.</summary>
    public void Forget() => lookAgainAt = default;

    [LoggerMessage(Level = LogLevel.Warning, Message = "The honours of rider {RiderId} could not be looked up")]
    private static partial void LogNotKnown(ILogger logger, Exception fault, string riderId);
}
