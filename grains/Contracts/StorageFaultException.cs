namespace RedStation.Contracts;

/// <summary>
/// The database did not do what it was asked: it was busy for too long, full, damaged or gone. Nothing was changed that
/// its caller may count on. Drivers' own exceptions cannot cross from a silo to its clients, so this one stands in for them;
/// the driver's is in the log.
/// </summary>
[GenerateSerializer, Alias("storage-fault")]
public sealed class StorageFaultException : Exception
{
    /// <summary>A fault without particulars.</summary>
    public StorageFaultException()
        : this("The database failed.")
    {
    }

    /// <summary>A fault, told in a sentence that may be logged.</summary>
    public StorageFaultException(string message)
        : base(message)
    {
    }

    /// <summary>A fault with its cause, for use inside one process.</summary>
    public StorageFaultException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
