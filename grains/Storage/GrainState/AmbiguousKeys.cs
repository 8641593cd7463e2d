using RedStation.Contracts;

namespace RedStation.Storage.GrainState;

/// <summary>Keys under which the ADO.NET provider would mix up the states of two grains.</summary>
internal static class AmbiguousKeys
{
    /// <summary>
    /// Refuses a key that reads as a number or a GUID: the provider stores it as that number, so "7" and "007" would share a row.
    /// Hexadecimal counts, so "beef" is one of them.
    /// </summary>
    /// <exception cref="StorageFaultException">The key is one of these.</exception>
    public static void Refuse(GrainId grainId)
    {
        if (grainId.TryGetIntegerKey(out _, out _) || grainId.TryGetGuidKey(out _, out _))
        {
            throw new StorageFaultException($"The key of grain {grainId} could be taken for another's; grain keys carry a prefix.");
        }
    }
}
