namespace RedStation.Api.Live;

/// <summary>
/// What stands for a watched tile in compact messages: the smallest free number, because small numbers take few bytes. All connections of
/// the process know a tile by the same number, so that a message is made once.
/// </summary>
public sealed class TileNumbers
{
    private readonly Lock gate = new();
    private readonly SortedSet<int> free = [];
    private int next;

    /// <summary>Takes a number for a tile.</summary>
    public int Take()
    {
        lock (gate)
        {
            if (free.Count == 0)
            {
                return next++;
            }

            var number = free.Min;
            free.Remove(number);
            return number;
        }
    }

    /// <summary>Gives a number back whose tile nobody watches any more.</summary>
    public void Return(int number)
    {
        lock (gate)
        {
            free.Add(number);
        }
    }
}
