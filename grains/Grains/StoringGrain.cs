using RedStation.Contracts.Storage;

namespace RedStation.Grains;

/// <summary>
/// A grain that stores records. After a failed write memory and store may differ, so the activation ends and the next one
/// reads what is really there.
/// </summary>
public abstract class StoringGrain : Grain
{
    /// <summary>Stores a record; when this returns it will be there after a crash.</summary>
    protected async Task Write<TRecord>(IPersistentState<TRecord> storage, TRecord next)
    {
        storage.State = next;
        try
        {
            await storage.WriteStateAsync();
        }
        catch (OrleansException wrapped) when (wrapped.InnerException is StorageFaultException fault)
        {
            DeactivateOnIdle();
            throw new StorageFaultException(fault.Message);
        }
        catch (Exception)
        {
            DeactivateOnIdle();
            throw;
        }
    }
}
