"""Words of the probe: none beyond the kernel's."""

from anmin.kernel.access import PUBLIC

ANYBODY = PUBLIC
