using RedStation.Contracts.Storage;

namespace RedStation.Grains;

/// <summary>Faults that another try may find gone.</summary>
public static class PassingFault
{
    /// <summary>Whether another grain or the store could not be reached just now.</summary>
    public static bool Is(Exception fault) => fault is OrleansException or TimeoutException or StorageFaultException or OperationCanceledException;
}
