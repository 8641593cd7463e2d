namespace RedStation.Contracts;

/// <summary>Faults that another try may find gone.</summary>
public static class TransientFault
{
    /// <summary>
    /// Whether another grain or the store could not be reached just now. Orleans cancels a call that grew too old before a silo was
    /// found for its grain, as happens when silos die; who was cancelled by their own caller looks at the caller's token first.
    /// </summary>
    public static bool Is(Exception fault) => fault is OrleansException or TimeoutException or StorageFaultException or OperationCanceledException;

    /// <summary>The fault of the store in an exception, or null when it is about something else. Orleans wraps what storage throws.</summary>
    public static StorageFaultException? OfStorage(Exception exception) =>
        exception as StorageFaultException ?? (exception is OrleansException ? exception.InnerException as StorageFaultException : null);
}
