using System.Collections.Immutable;

namespace RedStation.Domain.Dispatch;

/// <summary>Distances as they are kept: so roughly that they tell no place.</summary>
public static class DispatchBands
{
    /// <summary>Each reaches this far, in metres. The first is larger than a street: who is within it could be anywhere there.</summary>
    public static ImmutableArray<int> Metres { get; } = [500, 1_000, 2_000, 5_000];

    /// <summary>The smallest band that reaches so far; null for what is further.</summary>
    public static int? Of(int distanceM)
    {
        foreach (var band in Metres)
        {
            if (distanceM <= band)
            {
                return band;
            }
        }

        return null;
    }
}
