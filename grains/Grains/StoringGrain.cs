using RedStation.Contracts.Storage;

namespace RedStation.Grains;

/// <summary>
/// A grain that stores records. After a failed write memory and store may differ, so the records are read again before anything
/// else happens. The activation stays: what is known without being stored, such as that a station was heard a second ago, must
/// not be lost because a disk is full. While the store cannot be read either, memory serves readers; a write from it could
/// not do harm, because the store would refuse its version.
/// </summary>
public abstract class StoringGrain : Grain
{
    private static readonly TimeSpan ReadAgainAfter = TimeSpan.FromSeconds(5);

    private IGrainTimer? readAgain;

    /// <summary>Stores a record; when this returns it will be there after a crash.</summary>
    /// <exception cref="StorageFaultException">The store failed; the record is as the store has it.</exception>
    protected async Task Write<TRecord>(IPersistentState<TRecord> storage, TRecord next)
    {
        var before = storage.State;
        storage.State = next;
        try
        {
            await storage.WriteStateAsync();
        }
        catch (Exception exception) when (PassingFault.OfStorage(exception) is { } fault)
        {
            storage.State = before;
            await ReadAgain();
            throw new StorageFaultException(fault.Message);
        }
        catch (Exception)
        {
            DeactivateOnIdle();
            throw;
        }
    }

    /// <summary>
    /// Reads every record again and takes what it holds; of what is never stored, memory is kept. Records that could be read are taken
    /// even when others could not.
    /// </summary>
    protected abstract Task ReadRecords();

    private async Task ReadAgain()
    {
        readAgain?.Dispose();
        readAgain = null;
        try
        {
            await ReadRecords();
        }
        catch (Exception exception) when (PassingFault.OfStorage(exception) is not null)
        {
            readAgain = this.RegisterGrainTimer(ReadAgain, ReadAgainAfter, Timeout.InfiniteTimeSpan);
        }
    }
}
